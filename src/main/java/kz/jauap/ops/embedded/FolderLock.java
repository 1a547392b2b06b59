package kz.jauap.ops.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.shared.OwnerOnly;
import org.jspecify.annotations.Nullable;

/// The claim of one process on one data folder. The operating system drops it when the process dies, however it dies.
final class FolderLock implements AutoCloseable {

    /// A POSIX lock belongs to the process and is lost when any handle of the file is closed, so a folder this process
    /// holds must not even be opened again.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// @throws DataFolderInUse naming the process that holds the folder
    static FolderLock take(Path dataFolder) {
        Path folder = real(dataFolder);
        if (!HELD_HERE.add(folder)) {
            throw new DataFolderInUse(
                    folder, "this very process (" + ProcessHandle.current().pid() + ")");
        }
        FolderLock lock = null;
        try {
            lock = tryLock(folder);
            if (lock == null) {
                throw new DataFolderInUse(folder, holder(folder));
            }
            OwnerOnly.write(
                    pidFile(folder), Long.toString(ProcessHandle.current().pid()));
            return lock;
        } finally {
            if (lock == null) {
                HELD_HERE.remove(folder);
            }
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(pidFile(folder));
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + folder, e);
        } finally {
            HELD_HERE.remove(folder);
        }
    }

    private static @Nullable FolderLock tryLock(Path folder) {
        Path file = OwnerOnly.touch(folder.resolve("jauap.lock"));
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return null;
            }
            return new FolderLock(folder, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    private static String holder(Path folder) {
        return Files.isReadable(pidFile(folder)) ? "process " + OwnerOnly.read(pidFile(folder)) : "another process";
    }

    private static Path pidFile(Path folder) {
        return folder.resolve("jauap.pid");
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("no such folder: " + folder, e);
        }
    }
}
