package kz.jauap.ops.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import kz.jauap.shared.OwnerOnly;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The archive of PostgreSQL's binaries for this machine, carried on the class path by `io.zonky.test.postgres`.
record Archive(URL location) {

    private static final int OWNER_EXECUTES = 0100;

    /// @throws DatabaseStartFailed when there are no binaries for this kind of machine
    static Archive forThisMachine() {
        String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        String hardware =
                System.getProperty("os.arch").toLowerCase(Locale.ROOT).matches("aarch64|arm64") ? "arm_64" : "x86_64";
        String variant = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        String name = "postgres-" + system + "-" + hardware + variant + ".txz";
        URL location = Archive.class.getResource("/" + name);
        if (location == null) {
            throw new DatabaseStartFailed("There is no PostgreSQL in the box for this machine (" + name
                    + "). Use an external one: JAUAP_DB_URL=jdbc:postgresql://localhost:5432/jauap");
        }
        return new Archive(location);
    }

    /// Unpacks into a folder named after the archive's checksum, unless it is there. Half-unpacked folders do not
    /// count.
    Path unpackInto(Path parent) {
        try {
            Path home = parent.resolve("bin-" + checksum());
            if (Files.notExists(home)) {
                Path fresh = OwnerOnly.folder(Files.createTempDirectory(parent, "unpacking-"));
                unpack(fresh);
                settle(fresh, home);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL into " + parent, e);
        }
    }

    /// Somebody else may have unpacked the same meanwhile; then theirs is as good.
    private static void settle(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException theirs) {
            try (Stream<Path> ours = Files.walk(fresh)) {
                for (Path one : ours.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private String checksum() throws IOException {
        URLConnection connection = location.openConnection();
        long sum = connection instanceof JarURLConnection jar
                ? jar.getJarEntry().getCrc()
                : connection.getContentLengthLong();
        return Long.toHexString(sum);
    }

    private void unpack(Path target) throws IOException {
        try (InputStream raw = new BufferedInputStream(location.openStream(), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                put(tar, entry, target);
            }
        }
    }

    private static void put(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive reaches outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            OwnerOnly.folder(file);
            return;
        }
        OwnerOnly.folder(Objects.requireNonNull(file.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwx------" : "rw-------"));
        }
    }
}
