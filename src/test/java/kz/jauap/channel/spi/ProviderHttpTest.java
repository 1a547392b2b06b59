package kz.jauap.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProviderHttpTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ProviderHttp http = new ProviderHttp();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ServerSocket server = loopback();

    /// What the provider does with a connection after it has read a request's head.
    private interface Provider {

        void answer(Socket connection) throws Exception;
    }

    private static ServerSocket loopback() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI provider(Provider provider) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket connection = server.accept();
                    Thread.ofVirtual().start(() -> serve(connection, provider));
                } catch (IOException e) {
                    return;
                }
            }
        });
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/bot123:token/send");
    }

    private void serve(Socket connection, Provider provider) {
        try (connection) {
            while (head(connection.getInputStream())) {
                provider.answer(connection);
            }
        } catch (Exception e) {
            // the connection is over
        }
    }

    private boolean head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        requests.add(head.toString());
        int at = head.indexOf("Content-Length:");
        if (at >= 0) {
            in.readNBytes(Integer.parseInt(
                    head.substring(at + 15, head.indexOf("\r", at)).strip()));
        }
        return true;
    }

    private static void say(Socket connection, String answer) throws IOException {
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    @AfterEach
    void close() throws IOException {
        end.countDown();
        http.close();
        server.close();
    }

    @Test
    void an_answer_comes_with_its_status_its_patience_and_its_words() throws IOException {
        URI address = provider(connection ->
                say(connection, "HTTP/1.1 429 Too Many\r\nRetry-After: 7\r\nContent-Length: 8\r\n\r\nкүте"));
        assertThat(http.postJson(address, "{\"a\":\"ә\"}", LONG))
                .isEqualTo(new ProviderAnswer.Answered(429, Duration.ofSeconds(7), "күте"));
        assertThat(requests.getFirst())
                .startsWith("POST /bot123:token/send HTTP/1.1")
                .contains("application/json");
    }

    @Test
    void nobody_at_the_address_means_that_nothing_was_sent() throws IOException {
        URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
        server.close();
        assertThat(http.postJson(address, "{}", LONG)).isInstanceOf(ProviderAnswer.NotSent.class);
        assertThat(http.get(URI.create("http://nobody.invalid/"), LONG)).isInstanceOf(ProviderAnswer.NotSent.class);
    }

    @Test
    void a_connection_that_breaks_after_the_request_is_no_answer_and_nothing_is_sent_again() throws IOException {
        URI address = provider(Socket::close);
        assertThat(http.postJson(address, "{}", LONG)).isInstanceOf(ProviderAnswer.NoAnswer.class);
        assertThat(http.get(address, LONG)).isInstanceOf(ProviderAnswer.NoAnswer.class);
        assertThat(requests).hasSize(2);
    }

    @Test
    void a_kept_connection_that_breaks_under_the_next_request_is_no_answer_and_nothing_is_sent_again()
            throws IOException {
        URI address = provider(connection -> {
            if (requests.size() == 2) {
                connection.close();
            } else {
                say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            }
        });
        assertThat(http.get(address, LONG)).isInstanceOf(ProviderAnswer.Answered.class);
        assertThat(http.get(address, LONG)).isInstanceOf(ProviderAnswer.NoAnswer.class);
        assertThat(requests).hasSize(2);
    }

    @Test
    void a_silent_provider_is_given_up_in_time() throws IOException {
        URI address = provider(connection -> end.await());
        assertThat(http.get(address, SHORT)).isEqualTo(new ProviderAnswer.NoAnswer("no answer within PT0.3S"));
    }

    @Test
    void an_answer_that_never_ends_is_given_up_too() throws IOException {
        URI address = provider(connection -> {
            say(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (!end.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                say(connection, "1\r\nx\r\n");
            }
        });
        assertThat(http.get(address, SHORT))
                .isEqualTo(new ProviderAnswer.NoAnswer("the answer did not end within PT0.3S"));
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed() throws IOException {
        URI address = provider(connection ->
                say(connection, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"));
        assertThat(http.postJson(address, "{}", LONG)).isEqualTo(new ProviderAnswer.Answered(302, Duration.ZERO, ""));
        assertThat(requests).hasSize(1);
    }

    @Test
    void no_reason_names_the_address_which_may_carry_a_token() throws IOException {
        URI address = provider(Socket::close);
        assertThat(http.get(address, LONG).toString()).doesNotContain("token");
        server.close();
        assertThat(http.get(address, LONG).toString()).doesNotContain("token");
    }
}
