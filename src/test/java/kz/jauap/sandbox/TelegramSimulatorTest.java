package kz.jauap.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TelegramSimulatorTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final TelegramSimulator telegram = start();

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void knows_its_own_token_only() throws Exception {
        assertThat(call("1:right", "getMe", Map.of()).path("ok").asBoolean()).isTrue();
        assertThat(call("1:wrong", "getMe", Map.of()).path("error_code").asInt())
                .isEqualTo(401);
        assertThat(call("1:right", "sendLove", Map.of()).path("error_code").asInt())
                .isEqualTo(404);
    }

    @Test
    void forgets_updates_only_when_a_higher_offset_is_asked_for() throws Exception {
        telegram.customerWrites(5, "one");
        telegram.customerWrites(5, "two");
        JsonNode both = updates(Map.of());
        assertThat(both).hasSize(2);
        assertThat(updates(Map.of())).hasSize(2);
        long first = both.path(0).path("update_id").asLong();
        assertThat(updates(Map.of("offset", first + 1))).hasSize(1);
        telegram.customerWrites(5, "three");
        assertThat(updates(Map.of("offset", -1))
                        .path(0)
                        .path("message")
                        .path("text")
                        .asString())
                .isEqualTo("three");
        assertThat(telegram.waiting()).isEqualTo(1);
    }

    @Test
    void checks_what_it_is_told_to_send() throws Exception {
        telegram.startedBy(5);
        assertThat(send(5, "")).isEqualTo("400 Bad Request: message text is empty");
        assertThat(send(5, "a".repeat(4097))).isEqualTo("400 Bad Request: message is too long");
        assertThat(send(5, "a".repeat(4096))).isEqualTo("200");
        assertThat(send(6, "a")).isEqualTo("400 Bad Request: chat not found");
        telegram.blockedBy(5);
        assertThat(send(5, "a")).isEqualTo("403 Forbidden: bot was blocked by the user");
    }

    @Test
    void a_webhook_needs_tls_and_a_plain_secret() throws Exception {
        assertThat(webhook("http://example.com/x", "s")).isEqualTo(400);
        assertThat(webhook("https://example.com/x", "not allowed!")).isEqualTo(400);
        assertThat(webhook("https://example.com/x", "allowed_1-2")).isEqualTo(0);
        assertThat(call("1:right", "getUpdates", Map.of()).path("error_code").asInt())
                .isEqualTo(409);
        assertThat(call("1:right", "getWebhookInfo", Map.of())
                        .path("result")
                        .path("url")
                        .asString())
                .isEqualTo("https://example.com/x");
    }

    @Test
    void limits_one_message_a_second_to_a_chat_and_thirty_in_all() {
        AtomicLong now = new AtomicLong();
        TelegramChats chats = new TelegramChats(now::get);
        chats.limits(true);
        for (long chat = 1; chat <= 31; chat++) {
            chats.know(chat);
        }
        text(chats, 1);
        assertThatThrownBy(() -> text(chats, 1)).hasMessageContaining("retry after 1");
        for (long chat = 2; chat <= 30; chat++) {
            text(chats, chat);
        }
        assertThatThrownBy(() -> text(chats, 31)).hasMessageContaining("retry after 1");
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        text(chats, 31);
        text(chats, 1);
        assertThat(chats.sent()).hasSize(32);
    }

    private static void text(TelegramChats chats, long chat) {
        chats.text(Json.tree("{\"chat_id\":" + chat + ",\"text\":\"a\"}"));
    }

    private JsonNode updates(Map<String, ?> parameters) throws Exception {
        return call("1:right", "getUpdates", parameters).path("result");
    }

    private int webhook(String url, String secret) throws Exception {
        return call("1:right", "setWebhook", Map.of("url", url, "secret_token", secret))
                .path("error_code")
                .asInt(0);
    }

    private String send(long chat, String text) throws Exception {
        JsonNode answer = call("1:right", "sendMessage", Map.of("chat_id", chat, "text", text));
        return answer.path("ok").asBoolean()
                ? "200"
                : answer.path("error_code").asString() + " "
                        + answer.path("description").asString();
    }

    private JsonNode call(String token, String method, Map<String, ?> parameters) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(telegram.address().resolve("/bot" + token + "/" + method))
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(parameters)))
                .build();
        return Json.tree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static TelegramSimulator start() {
        try {
            return new TelegramSimulator(0, "1:right");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
