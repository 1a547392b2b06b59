package kz.jauap.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.SendOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of an answer when the mail server does not let us in: only a no that is meant to last ends it.
class MailLoginTest {

    private static final String HANGS_UP = "";

    private final EmailUnderTest provider = new EmailUnderTest();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void a_server_that_hangs_up_while_we_log_in_is_asked_again() throws IOException {
        assertThat(sentWhereALoginIsAnswered(HANGS_UP)).isInstanceOf(SendOutcome.RetryLater.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "454 4.7.0 Temporary authentication failure",
                "421 4.3.2 Service shutting down",
                "432 4.7.12 A password transition is needed"
            })
    void a_no_that_passes_is_asked_again(String answer) throws IOException {
        assertThat(sentWhereALoginIsAnswered(answer)).isInstanceOf(SendOutcome.RetryLater.class);
    }

    @Test
    void a_wrong_password_is_told_as_what_it_is() throws IOException {
        assertThat(sentWhereALoginIsAnswered("535 5.7.8 Authentication credentials invalid"))
                .isEqualTo(new SendOutcome.Rejected(
                        "the mail server refuses the login: 535 5.7.8 Authentication credentials invalid"));
    }

    private SendOutcome sentWhereALoginIsAnswered(String answer) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread serving = Thread.ofVirtual().start(() -> serve(server, answer));
            String address = "smtp://127.0.0.1:" + server.getLocalPort();
            SendOutcome outcome = provider.adapter()
                    .send(
                            OutboundMessage.text("key-1", EmailUnderTest.CHAT, "hello"),
                            provider.account(Map.of("smtp", address)));
            serving.interrupt();
            return outcome;
        }
    }

    private static void serve(ServerSocket server, String answer) {
        try {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    talk(client, answer);
                }
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void talk(Socket client, String answer) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        say(out, "220 mail.example ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("EHLO")) {
                say(out, "250-mail.example\r\n250 AUTH PLAIN");
            } else if (answer.equals(HANGS_UP)) {
                return;
            } else {
                say(out, answer);
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
