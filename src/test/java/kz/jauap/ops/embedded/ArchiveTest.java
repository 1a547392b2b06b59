package kz.jauap.ops.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchiveTest {

    @TempDir
    private Path folder;

    @Test
    void several_that_unpack_at_the_same_moment_find_one_whole_folder_and_leave_nothing_behind() throws Exception {
        Archive archive = new Archive(box().toUri().toURL());
        Path parent = Files.createDirectory(folder.resolve("parent"));

        List<Path> found;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Path> unpack = () -> archive.unpackInto(parent);
            found = threads.invokeAll(Collections.nCopies(8, unpack)).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();
        }

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().resolve("bin/postgres"))
                .hasContent("a server")
                .isExecutable();
        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left).containsExactly(found.getFirst());
        }
    }

    private Path box() throws IOException {
        Path box = folder.resolve("postgres.txz");
        try (OutputStream file = Files.newOutputStream(box);
                TarArchiveOutputStream tar =
                        new TarArchiveOutputStream(new XZOutputStream(file, new LZMA2Options(0)))) {
            byte[] content = "a server".getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry("bin/postgres");
            entry.setSize(content.length);
            entry.setMode(0100755);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return box;
    }
}
