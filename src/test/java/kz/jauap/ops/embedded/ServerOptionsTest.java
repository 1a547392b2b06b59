package kz.jauap.ops.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerOptionsTest {

    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void the_server_gets_a_quarter_of_the_memory_within_bounds() {
        assertThat(ServerOptions.buffersMegabytes(2048 * MEGABYTE)).isEqualTo(512);
        assertThat(ServerOptions.buffersMegabytes(256 * MEGABYTE)).isEqualTo(128);
        assertThat(ServerOptions.buffersMegabytes(64 * 1024 * MEGABYTE)).isEqualTo(4096);
        assertThat(ServerOptions.buffersMegabytes(0)).isEqualTo(128);
    }

    @Test
    void the_log_passes_the_page_cache_only_where_its_folder_takes_that() {
        assertThat(ServerOptions.commandLine(5432, true)).contains("debug_io_direct=wal");
        assertThat(ServerOptions.commandLine(5432, false)).contains("debug_io_direct=");
    }

    @Test
    void a_folder_that_does_not_take_direct_writes_is_told_by_trying(@TempDir Path folder) throws IOException {
        boolean here = DirectWrites.workIn(folder);

        assertThat(here && !Files.getFileStore(folder).type().matches("ext4|xfs"))
                .isFalse();
        assertThat(folder).isEmptyDirectory();
        assertThat(DirectWrites.workIn(Path.of("/proc/self"))).isFalse();
        assertThat(DirectWrites.workIn(folder.resolve("missing"))).isFalse();
    }
}
