package kz.jauap.ops.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerOptionsTest {

    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void the_server_gets_a_quarter_of_the_memory_within_bounds() {
        assertThat(ServerOptions.buffersMegabytes(2048 * MEGABYTE)).isEqualTo(512);
        assertThat(ServerOptions.buffersMegabytes(256 * MEGABYTE)).isEqualTo(128);
        assertThat(ServerOptions.buffersMegabytes(64 * 1024 * MEGABYTE)).isEqualTo(1024);
        assertThat(ServerOptions.buffersMegabytes(0)).isEqualTo(128);
    }
}
