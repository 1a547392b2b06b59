package kz.jauap.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.SettableClock;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ForumSimulatorTest {

    private static final long CHAT = -1001L;
    private static final long AIDA = 42;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T05:00:00Z"));
    private final ForumSimulator telegram = new ForumSimulator("1:right", CHAT, clock);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void a_message_says_which_topic_it_landed_in() throws Exception {
        long thread = thread("Anna");
        JsonNode sent = ok("sendMessage", Map.of("text", "hi", "message_thread_id", thread));
        assertThat(sent.path("message_thread_id").asLong()).isEqualTo(thread);
        telegram.people().deleteTopic(thread, true);
        sent = ok("sendMessage", Map.of("text", "hi", "message_thread_id", thread));
        assertThat(sent.has("message_thread_id")).isFalse();
        telegram.people().deleteTopic(thread, false);
        assertThat(refusal("sendMessage", Map.of("text", "hi", "message_thread_id", thread)))
                .isEqualTo("400 Bad Request: message thread not found");
    }

    @Test
    void messages_edits_and_topics_share_twenty_places_a_minute() throws Exception {
        telegram.limits(true);
        long thread = thread("Anna");
        JsonNode card = ok("sendMessage", Map.of("text", "0", "message_thread_id", thread));
        for (int i = 1; i <= 18; i++) {
            ok("editMessageText", Map.of("text", "" + i, "message_id", id(card)));
        }
        JsonNode refused = call("sendMessage", Map.of("text", "one too many"));
        assertThat(refused.path("error_code").asInt()).isEqualTo(429);
        int after = refused.path("parameters").path("retry_after").asInt();
        clock.forward(Duration.ofSeconds(after));
        ok("sendMessage", Map.of("text", "now"));
        assertThat(telegram.mostInAMinute()).isEqualTo(20);
    }

    @Test
    void says_what_is_wrong_as_telegram_does() throws Exception {
        long thread = thread("Anna");
        JsonNode card = ok("sendMessage", Map.of("text", "a", "message_thread_id", thread));
        assertThat(refusal("editMessageText", Map.of("text", "a", "message_id", id(card))))
                .startsWith("400 Bad Request: message is not modified");
        assertThat(refusal("sendMessage", Map.of("text", "<x", "parse_mode", "HTML")))
                .startsWith("400 Bad Request: can't parse entities");
        telegram.people().makeTooOld(id(card));
        assertThat(refusal("editMessageText", Map.of("text", "b", "message_id", id(card))))
                .isEqualTo("400 Bad Request: message can't be edited");
        telegram.people().closeTopic(thread);
        assertThat(refusal("sendMessage", Map.of("text", "a", "message_thread_id", thread)))
                .isEqualTo("400 Bad Request: TOPIC_CLOSED");
        telegram.people().mostTopics(1);
        assertThat(refusal("createForumTopic", Map.of("name", "b"))).startsWith("400 Bad Request: TOPICS");
        telegram.people().allowTopics(false);
        assertThat(refusal("createForumTopic", Map.of("name", "b"))).contains("not enough rights");
        telegram.people().switchTopics(false);
        assertThat(refusal("createForumTopic", Map.of("name", "b"))).contains("not a forum");
        telegram.people().kick();
        assertThat(refusal("sendMessage", Map.of("text", "a"))).startsWith("403 Forbidden: bot was kicked");
        telegram.people().takeBack();
        telegram.people().upgradeTo(-2002);
        assertThat(call("sendMessage", Map.of("text", "a"))
                        .path("parameters")
                        .path("migrate_to_chat_id")
                        .asLong())
                .isEqualTo(-2002);
        assertThat(refusal("answerCallbackQuery", Map.of("callback_query_id", "old")))
                .contains("query is too old");
    }

    @Test
    void everything_it_says_is_what_the_bot_api_describes() throws Exception {
        long thread = thread("Anna");
        JsonNode card = ok(
                "sendMessage",
                Map.of(
                        "text",
                        "<b>card</b> &lt;",
                        "parse_mode",
                        "HTML",
                        "message_thread_id",
                        thread,
                        "reply_markup",
                        Map.of("inline_keyboard", List.of(List.of(Map.of("text", "Take", "callback_data", "t"))))));
        for (String kind : List.of("photo", "voice", "document", "sticker", "video", "audio")) {
            String method = "send" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
            ok(method, Map.of(kind, "https://example.com/file", "message_thread_id", thread));
        }
        ok("editMessageReplyMarkup", Map.of("message_id", id(card)));
        ok("pinChatMessage", Map.of("message_id", id(card)));
        ok("unpinChatMessage", Map.of("message_id", id(card)));
        ok("editForumTopic", Map.of("message_thread_id", thread, "name", "Anna B"));
        ok("closeForumTopic", Map.of("message_thread_id", thread));
        ok("reopenForumTopic", Map.of("message_thread_id", thread));
        ok("getChat", Map.of());
        ok("getChatMember", Map.of("user_id", ForumSimulator.BOT));
        call("getMe", Map.of());
        byte[] bytes = "bytes".getBytes(StandardCharsets.UTF_8);
        telegram.people().photo(AIDA, thread, bytes, "caption");
        telegram.people().voice(AIDA, thread, bytes);
        telegram.people().document(AIDA, thread, "list.pdf", bytes);
        telegram.people().sticker(AIDA, thread, bytes);
        long written = telegram.people().reply(AIDA, thread, id(card), "words");
        telegram.people().edit(AIDA, written, "other words");
        ok("editMessageText", Map.of("message_id", id(card), "text", "again", "reply_markup", keyboard()));
        telegram.people().press(AIDA, id(card), "Take");
        assertThat(problems()).isEmpty();
    }

    private List<String> problems() {
        TelegramWire wire = new TelegramWire();
        List<String> problems = new ArrayList<>();
        for (TelegramSimulator.Call call : telegram.calls()) {
            problems.addAll(wire.problemsOfCall(call.method(), call.parameters()));
            if (call.answer() != null && call.answer().path("ok").asBoolean()) {
                problems.addAll(
                        wire.problemsOfResult(call.method(), call.answer().path("result")));
            }
        }
        telegram.updates().forEach(update -> problems.addAll(wire.problemsOfUpdate(update)));
        return problems;
    }

    private static Map<String, Object> keyboard() {
        return Map.of("inline_keyboard", List.of(List.of(Map.of("text", "Take", "callback_data", "t"))));
    }

    private long thread(String name) throws Exception {
        return ok("createForumTopic", Map.of("name", name))
                .path("message_thread_id")
                .asLong();
    }

    private static long id(JsonNode message) {
        return message.path("message_id").asLong();
    }

    private JsonNode ok(String method, Map<String, ?> parameters) throws Exception {
        JsonNode answer = call(method, parameters);
        assertThat(answer.path("ok").asBoolean()).as(method + " " + answer).isTrue();
        return answer.path("result");
    }

    private String refusal(String method, Map<String, ?> parameters) throws Exception {
        JsonNode answer = call(method, parameters);
        return answer.path("error_code").asString("") + " "
                + answer.path("description").asString("");
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        Map<String, Object> all = new HashMap<>(parameters);
        if (!method.equals("getMe") && !method.equals("answerCallbackQuery")) {
            all.put("chat_id", CHAT);
        }
        HttpRequest request = HttpRequest.newBuilder(telegram.address().resolve("/bot1:right/" + method))
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(all)))
                .build();
        return Json.tree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
