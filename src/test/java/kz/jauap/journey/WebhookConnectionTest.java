package kz.jauap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import kz.jauap.ops.BareConnection;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Webhooks byte by byte over bare connections: the plain ones, which pass Tomcat by, and all others on the same port.
@ExtendWith(Street.class)
class WebhookConnectionTest {

    private final Street.Business business = Street.business();

    private static BareConnection connection() {
        return new BareConnection(Street.webhook("/").getPort());
    }

    private String webhook(Whatsapp whatsapp, String id, String... headers) {
        String body = message(id);
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "POST /webhook/chatflow/%s HTTP/1.1\r\nHost: a\r\nX-Webhook-Secret: %s\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(business.slug, whatsapp.secret, more, body.getBytes(StandardCharsets.UTF_8).length, body);
    }

    private static String message(String id) {
        return Json.write(Map.of(
                "messageType",
                "text",
                "message",
                "Сколько стоит маникюр?",
                "metadata",
                Map.of("remoteJid", "77015550177@s.whatsapp.net", "messageId", id, "timestamp", 1763700000)));
    }

    private long stored() {
        return business.count("inbox");
    }

    @Test
    void webhooks_follow_one_another_on_a_connection_and_each_is_answered_when_it_is_stored() {
        try (Whatsapp whatsapp = business.whatsapp();
                BareConnection line = connection()) {
            for (int i = 1; i <= 3; i++) {
                line.say(webhook(whatsapp, "m" + i, "X-Request-ID: request-" + i));
                BareConnection.Heard heard = line.hear();
                assertThat(heard.status()).isEqualTo(200);
                assertThat(heard.headers())
                        .containsEntry("x-request-id", "request-" + i)
                        .containsEntry("content-type", "application/json;charset=utf-8")
                        .containsKey("date")
                        .doesNotContainKey("connection");
                assertThat(heard.body()).contains("true");
                assertThat(stored()).isEqualTo(i);
            }
        }
    }

    @Test
    void bytes_may_come_one_by_one_and_requests_before_their_answers() {
        try (Whatsapp whatsapp = business.whatsapp();
                BareConnection line = connection()) {
            for (char c : webhook(whatsapp, "slow").toCharArray()) {
                line.say(String.valueOf(c));
            }
            assertThat(line.hear().status()).isEqualTo(200);
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                many.append(webhook(whatsapp, "many" + i));
            }
            line.say(many.toString());
            for (int i = 0; i < 50; i++) {
                assertThat(line.hear().status()).isEqualTo(200);
            }
            assertThat(stored()).isEqualTo(51);
        }
    }

    @Test
    void a_caller_that_wants_no_more_is_let_go() {
        try (Whatsapp whatsapp = business.whatsapp();
                BareConnection line = connection()) {
            line.say(webhook(whatsapp, "last", "Connection: close"));
            assertThat(line.hear().headers()).containsEntry("connection", "close");
            assertThat(line.isAtItsEnd()).isTrue();
        }
    }

    @Test
    void pages_and_webhooks_of_any_kind_share_a_connection() {
        try (Whatsapp whatsapp = business.whatsapp();
                BareConnection browser = connection();
                BareConnection line = connection()) {
            browser.say("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(browser.hear().status()).isEqualTo(200);
            browser.say(webhook(whatsapp, "after a page"));
            assertThat(browser.hear().status()).isEqualTo(200);
            line.say(webhook(whatsapp, "before a page") + "GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(line.hear().status()).isEqualTo(200);
            assertThat(line.hear().status()).isEqualTo(200);
            line.say(webhook(whatsapp, "expects", "Expect: 100-continue"));
            assertThat(line.hear().status()).isEqualTo(100);
            assertThat(line.hear().status()).isEqualTo(200);
            line.say(webhook(whatsapp, "again"));
            assertThat(line.hear().status()).isEqualTo(200);
        }
        assertThat(stored()).isEqualTo(4);
    }

    @Test
    void a_body_in_chunks_is_taken_too() {
        try (Whatsapp whatsapp = business.whatsapp();
                BareConnection line = connection()) {
            byte[] body = message("chunks").getBytes(StandardCharsets.UTF_8);
            line.say("POST /webhook/chatflow/%s HTTP/1.1\r\nHost: a\r\nX-Webhook-Secret: %s\r\n"
                            .formatted(business.slug, whatsapp.secret)
                    + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length) + "\r\n"
                    + new String(body, StandardCharsets.UTF_8) + "\r\n0\r\n\r\n");
            assertThat(line.hear().status()).isEqualTo(200);
            assertThat(stored()).isEqualTo(1);
        }
    }

    @Test
    void a_head_without_end_or_sense_is_refused_and_the_rest_of_the_world_goes_on() {
        try (BareConnection line = connection()) {
            line.say("POST /webhook/x HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000));
            assertThat(line.hear().status()).isEqualTo(400);
        }
        try (BareConnection line = connection()) {
            line.say("POST /webhook/x HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 0\r\n\r\n");
            assertThat(line.hear().status()).isEqualTo(400);
        }
        try (Whatsapp whatsapp = business.whatsapp();
                BareConnection broken = connection();
                BareConnection line = connection()) {
            broken.say(webhook(whatsapp, "half").substring(0, 200));
            line.say(webhook(whatsapp, "whole"));
            assertThat(line.hear().status()).isEqualTo(200);
        }
        assertThat(stored()).isEqualTo(1);
    }
}
