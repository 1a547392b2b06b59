package kz.jauap.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.jauap.ops.BareConnection;
import kz.jauap.ops.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever connects and then says nothing, or not enough, is let go.
@Timeout(60)
class SilentCallerTest {

    private static final String HEAD = "POST /webhook/nobody HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n";

    private static House house;

    @BeforeAll
    static void open() {
        house = House.pumped(Map.of());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "POST /web", HEAD, HEAD + "{}", HEAD + "{} "})
    void a_caller_of_whom_nothing_comes_any_more_is_let_go_and_one_who_has_just_spoken_is_not(String said)
            throws Exception {
        try (ServerSocketChannel port = port();
                BareConnection caller = new BareConnection(port.socket().getLocalPort());
                SocketChannel accepted = port.accept();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            WebhookConnection connection =
                    new WebhookConnection(accepted, house.bean(WebhookDoor.class), UUID::randomUUID);
            Future<?> served = threads.submit(connection::serve);
            caller.say(said);
            if (said.length() == HEAD.length() + 3) {
                assertThat(caller.hear().status()).isEqualTo(404);
            }

            connection.endIfSilentSince(System.nanoTime() - Duration.ofHours(1).toNanos());
            assertThat(accepted.isOpen()).isTrue();
            House.until(() -> {
                connection.endIfSilentSince(System.nanoTime());
                return !accepted.isOpen();
            });

            assertThatThrownBy(served::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IOException.class);
            assertThat(caller.isAtItsEnd()).isTrue();
        }
    }

    @Test
    void what_is_left_to_others_is_whole() throws Exception {
        try (ServerSocketChannel port = port();
                BareConnection caller = new BareConnection(port.socket().getLocalPort());
                SocketChannel accepted = port.accept()) {
            caller.say(HEAD + "{} GET /page");
            WebhookConnection connection =
                    new WebhookConnection(accepted, house.bean(WebhookDoor.class), UUID::randomUUID);
            assertThat(StandardCharsets.US_ASCII
                            .decode(connection.serve().orElseThrow())
                            .toString())
                    .isEqualTo("GET /page");
            assertThat(caller.hear().status()).isEqualTo(404);
        }
    }

    private static ServerSocketChannel port() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }
}
