package kz.jauap.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and folders that only their owner may read: folders are made with mode 0700, files with 0600.
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnly() {}

    /// Creates the folder (and its missing parents); an existing one is closed to others.
    public static Path folder(Path folder) {
        try {
            Files.createDirectories(folder, mode(FOLDER));
            if (POSIX && !Files.getPosixFilePermissions(folder).equals(FOLDER)) {
                Files.setPosixFilePermissions(folder, FOLDER);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder + " as a private folder", e);
        }
    }

    /// Writes the whole file or leaves the former one: a crash never shows half of it.
    public static void write(Path file, String text) {
        try {
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".new");
            try {
                Files.writeString(fresh, text);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// Writes the file unless it is there. Of several processes doing so at once, one writes, and none reads half.
    public static void writeOnce(Path file, String text) {
        Path fresh = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        try {
            write(fresh, text);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // the other's text stays
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        } finally {
            fresh.toFile().delete();
        }
    }

    /// An empty file for others to append to; an existing one is kept and closed to others.
    public static Path touch(Path file) {
        try {
            if (Files.notExists(file)) {
                Files.createFile(file, mode(FILE));
            } else if (POSIX) {
                Files.setPosixFilePermissions(file, FILE);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static FileAttribute<?>[] mode(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
