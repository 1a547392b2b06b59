package kz.jauap.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutsideDownloadTest {

    private static final Media.Limits LIMITS = new Media.Limits(10, Duration.ofSeconds(2));

    @Test
    void a_file_on_an_inner_machine_is_not_asked_for() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = server("secret", asked);
        URI inner = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (ProviderHttp outside = ProviderHttp.outside();
                ProviderHttp anywhere = new ProviderHttp()) {
            assertThat(outside.download(inner, LIMITS)).isInstanceOf(Media.Missing.class);
            assertThat(asked).hasValue(0);
            assertThat(anywhere.download(inner, LIMITS))
                    .isInstanceOfSatisfying(
                            Media.Fetched.class,
                            file -> assertThat(file.bytes()).asString().isEqualTo("secret"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_file_that_is_too_large_is_left_where_it_is() throws IOException {
        HttpServer server = server("more than ten letters", new AtomicInteger());
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (ProviderHttp http = new ProviderHttp()) {
            assertThat(http.download(address, LIMITS)).isEqualTo(new Media.Missing("it is larger than 10 bytes"));
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer server(String body, AtomicInteger asked) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
