package kz.jauap.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthoritiesTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void a_server_is_trusted_with_its_authority_and_not_without() throws Exception {
        Path pem = certificate();
        HttpsServer server = server();
        URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (ProviderHttp trusting = ProviderHttp.trusting(pem);
                ProviderHttp usual = new ProviderHttp()) {
            assertThat(trusting.get(address, Duration.ofSeconds(5)))
                    .isEqualTo(new ProviderAnswer.Answered(200, Duration.ZERO, "hello"));
            assertThat(usual.get(address, Duration.ofSeconds(5)))
                    .isEqualTo(new ProviderAnswer.NotSent("no secure connection: the handshake failed"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_file_without_certificates_is_refused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path wrong = Files.writeString(folder.resolve("wrong.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
        for (Path bad : List.of(empty, wrong, folder.resolve("none.pem"))) {
            assertThatThrownBy(() -> ProviderHttp.trusting(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("certificates");
        }
    }

    private Path certificate() throws Exception {
        keytool("-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=Test", "-ext", "SAN=ip:127.0.0.1");
        Path pem = folder.resolve("root.pem");
        keytool("-exportcert", "-rfc", "-alias", "a", "-file", pem.toString());
        return pem;
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-keystore", folder.resolve("keys.p12").toString(), "-storetype", "PKCS12", "-storepass", "changeit"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.waitFor()).isZero();
    }

    private HttpsServer server() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        return server;
    }
}
