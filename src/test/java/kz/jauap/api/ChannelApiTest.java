package kz.jauap.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.SettableClock;
import kz.jauap.message.MessageSchema;
import kz.jauap.ops.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Scripts that bring messages in, read what was said, and say something themselves.
class ChannelApiTest {

    private static final String QUESTION = "Сколько стоит маникюр?";
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(MessageSchema.text());
    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-11-22T09:30:00Z"));
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static House house;

    @BeforeAll
    static void open() {
        house = House.pumped(CLOCK, nothing -> {});
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Script business() {
        String slug = "shop_" + NUMBER.incrementAndGet();
        Script.expect(201, house.post("/admin/tenants", """
                        {"slug":"%s","name":"%s","pack":"demo-salon","settings":{"quietMs":0,"completeQuietMs":0}}""".formatted(slug, slug)));
        return Script.of(house, slug).connected(slug);
    }

    private static String message(String chat, String id, String text) {
        return "{\"external_chat_id\":\"%s\",\"external_message_id\":\"%s\",\"text\":\"%s\"}".formatted(chat, id, text);
    }

    private static JsonNode asks(Script script, String chat, String id, String text) {
        JsonNode stored = Script.expect(202, script.post("/api/inbound", message(chat, id, text)));
        house.pump();
        return stored;
    }

    private static List<String> texts(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(one -> one.path("text").asString())
                .toList();
    }

    @Test
    void a_message_brought_in_is_answered_and_both_are_told_in_one_format() {
        Script script = business();
        String body = """
                {"channel":"viber","external_chat_id":"v1","external_user_id":"u1","external_message_id":"m1","text":"%s",
                 "timestamp":"2026-11-22T14:29:00+05:00","client_name":"Aigul",
                 "meta":{"ad_channel":"avito","ad_id":"42","utm":{"utm_source":"instagram"}}}""".formatted(QUESTION);
        JsonNode stored = Script.expect(202, script.post("/api/inbound", body));
        house.pump();
        JsonNode page = Script.expect(200, script.get("/api/messages"));
        assertThat(page.path("items")).hasSize(2);
        for (JsonNode one : page.path("items")) {
            assertThat(SCHEMA.validate(one.toString(), InputFormat.JSON)).isEmpty();
        }
        JsonNode answer = page.at("/items/0");
        assertThat(answer.path("text").asString()).contains("2 500 ₸");
        assertThat(answer.path("direction").asString()).isEqualTo("out");
        assertThat(answer.path("status").asString()).isEqualTo("accepted");
        JsonNode question = page.at("/items/1");
        assertThat(question.path("id")).isEqualTo(stored.path("id"));
        assertThat(question.path("external_message_id").asString()).isEqualTo("m1");
        assertThat(question.path("client_name").asString()).isEqualTo("Aigul");
        assertThat(question.path("timestamp").asString()).isEqualTo("2026-11-22T09:29:00Z");
        assertThat(question.at("/meta/ad_id").asString()).isEqualTo("42");
        assertThat(question.at("/meta/utm/utm_source").asString()).isEqualTo("instagram");
        assertThat(question.at("/meta/more/origin").asString()).isEqualTo("viber");
        assertThat(script.get("/api/messages/" + stored.path("id").asString()).json())
                .isEqualTo(question);
    }

    @Test
    void the_same_message_is_stored_once_however_it_comes_again() {
        Script script = business();
        String body = message("c", "m1", QUESTION);
        JsonNode first = Script.expect(202, script.post("/api/inbound", body, "k1"));
        House.Answer again = script.post("/api/inbound", body, "k1");
        assertThat(again.json()).isEqualTo(first);
        assertThat(again.raw().headers().firstValue("Idempotent-Replayed")).contains("true");
        JsonNode withoutKey = Script.expect(202, script.post("/api/inbound", body));
        assertThat(withoutKey.path("duplicate").asBoolean()).isTrue();
        assertThat(withoutKey.path("id")).isEqualTo(first.path("id"));
        House.Answer other = script.post("/api/inbound", message("c", "m2", "other"), "k1");
        assertThat(Script.problem(other)).isEqualTo("key-reused");
        assertThat(other.status()).isEqualTo(422);
        house.pump();
        assertThat(Script.expect(200, script.get("/api/messages")).path("items"))
                .hasSize(2);
    }

    @Test
    void a_refused_request_leaves_its_key_free() {
        Script script = business();
        assertThat(Script.problem(script.post("/api/inbound", "{\"text\":\"x\"}", "k1")))
                .isEqualTo("invalid");
        Script.expect(202, script.post("/api/inbound", message("c", "m1", "x"), "k1"));
    }

    @Test
    void many_at_once_under_one_key_are_one() throws Exception {
        Script script = business();
        asks(script, "c", "m1", QUESTION);
        List<Callable<House.Answer>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(() -> script.post("/api/messages/send", "{\"chat_id\":\"c\",\"text\":\"hello\"}", "once"));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<House.Answer> one : threads.invokeAll(all)) {
                assertThat(one.get().status()).as(one.get().text()).isEqualTo(202);
            }
        }
        house.pump();
        assertThat(texts(Script.expect(200, script.get("/api/messages")))).containsOnlyOnce("hello");
    }

    @Test
    void says_all_that_is_wrong_with_a_message() {
        House.Answer answer = business().post("/api/inbound", "{\"timestamp\":\"2026-11-22T09:30:00\"}");
        assertThat(Script.problem(answer)).isEqualTo("invalid");
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(one -> one.path("pointer").asString()))
                .contains("/external_chat_id", "/external_message_id", "/text", "/timestamp");
        assertThat(Script.problem(business().post("/api/inbound", "{no"))).isEqualTo("malformed");
        assertThat(Script.problem(business().post("/api/inbound", "{\"text\":\"" + "x".repeat(300_000) + "\"}")))
                .isEqualTo("too-large");
    }

    @Test
    void what_a_script_says_goes_out_in_the_conversations_order() {
        Script script = business();
        JsonNode stored = asks(script, "c", "m1", QUESTION);
        String talk = stored.path("conversation_id").asString();
        JsonNode sent = Script.expect(
                202,
                script.post(
                        "/api/messages/send",
                        "{\"conversation_id\":\"" + talk + "\",\"text\":\"Your order is ready\"}",
                        "s1"));
        JsonNode again = Script.expect(
                202,
                script.post(
                        "/api/messages/send",
                        "{\"conversation_id\":\"" + talk + "\",\"text\":\"Your order is ready\"}",
                        "s1"));
        assertThat(again).isEqualTo(sent);
        Script.expect(202, script.post("/api/messages/send/image", """
                {"chat_id":"c","image_url":"https://example.kz/1.jpg","caption":"Look"}"""));
        house.pump();
        JsonNode page = Script.expect(200, script.get("/api/chats/" + talk + "/messages"));
        assertThat(texts(page).subList(0, 2)).containsExactly("Look", "Your order is ready");
        assertThat(page.at("/items/0/media/images/0/url").asString()).isEqualTo("https://example.kz/1.jpg");
        assertThat(Script.expect(
                                200,
                                script.get("/api/messages/" + sent.path("id").asString()))
                        .path("status")
                        .asString())
                .isEqualTo("accepted");
    }

    @Test
    void a_bulk_answers_line_by_line_and_once() {
        Script script = business();
        asks(script, "c1", "m1", QUESTION);
        asks(script, "c2", "m2", QUESTION);
        String bulk = """
                {"messages":[{"chat_id":"c1","text":"one"},{"chat_id":"nobody","text":"two"},{"chat_id":"c2","text":""},
                             {"chat_id":"c2","text":"four"}]}""";
        JsonNode done = Script.expect(202, script.post("/api/messages/send/bulk", bulk, "b1"));
        assertThat(done.path("accepted").asInt()).isEqualTo(2);
        assertThat(done.path("refused").asInt()).isEqualTo(2);
        assertThat(done.at("/results/1/problem/type").asString()).endsWith("/chat-unknown");
        assertThat(done.at("/results/2/problem/type").asString()).endsWith("/invalid");
        assertThat(Script.expect(202, script.post("/api/messages/send/bulk", bulk, "b1")))
                .isEqualTo(done);
        house.pump();
        assertThat(texts(Script.expect(200, script.get("/api/messages"))))
                .containsOnlyOnce("one")
                .containsOnlyOnce("four");
    }

    @Test
    void a_chat_nobody_wrote_in_is_begun_only_when_it_is_said() {
        Script script = business();
        assertThat(Script.problem(script.post("/api/messages/send", "{\"chat_id\":\"new\",\"text\":\"hi\"}")))
                .isEqualTo("chat-unknown");
        Script.expect(202, script.post("/api/messages/send", "{\"to\":\"new\",\"text\":\"hi\",\"begin\":true}"));
        house.pump();
        assertThat(texts(Script.expect(200, script.get("/api/messages")))).containsExactly("hi");
        asks(script, "new", "m1", QUESTION);
        assertThat(texts(Script.expect(200, script.get("/api/messages")))).hasSize(3);
    }

    @Test
    void who_wants_to_be_left_alone_is_left_alone() {
        Script script = business();
        asks(script, "c", "m1", "Не пишите мне больше");
        assertThat(Script.problem(script.post("/api/messages/send", "{\"chat_id\":\"c\",\"text\":\"sale\"}")))
                .isEqualTo("left-alone");
        asks(script, "c", "m2", QUESTION);
        Script.expect(202, script.post("/api/messages/send", "{\"chat_id\":\"c\",\"text\":\"sale\"}"));
    }

    @Test
    void a_lead_is_a_message_with_whom_to_call_back() {
        Script script = business();
        String lead = """
                {"full_name":"Aigul","telephone":"+7 701 555-01-01","comment":"%s","form_id":"f1","utm_source":"google"}""".formatted(QUESTION);
        Script.expect(202, script.post("/api/submit", lead));
        assertThat(Script.expect(202, script.post("/api/submit", lead))
                        .path("duplicate")
                        .asBoolean())
                .as("the same within ten minutes is a double click")
                .isTrue();
        Script.expect(202, script.post("/api/quiz", """
                {"name":"Timur","email":"t@example.kz","quiz_answers":[{"question":"Length?","answer":"short"}]}"""));
        house.pump();
        List<JsonNode> asked = Script.expect(200, script.get("/api/messages"))
                .path("items")
                .valueStream()
                .filter(one -> one.path("direction").asString().equals("in"))
                .toList();
        assertThat(asked).hasSize(2).allMatch(one -> one.path("kind").asString().equals("form"));
        assertThat(asked.getLast().path("client_phone").asString()).isEqualTo("+7 701 555-01-01");
        assertThat(asked.getLast().at("/meta/form_id").asString()).isEqualTo("f1");
        assertThat(asked.getFirst().path("text").asString()).isEqualTo("Length?: short");
        assertThat(asked.getFirst().path("client_email").asString()).isEqualTo("t@example.kz");
        assertThat(Script.problem(script.post("/api/submit", "{\"name\":\"nobody\"}")))
                .isEqualTo("invalid");
    }

    @Test
    void businesses_never_meet() {
        Script ours = business();
        Script theirs = business();
        JsonNode stored = asks(theirs, "c", "m1", QUESTION);
        String talk = stored.path("conversation_id").asString();
        assertThat(ours.get("/api/messages").json().path("items")).isEmpty();
        assertThat(ours.get("/api/chats").json().path("items")).isEmpty();
        for (String path : List.of(
                "/api/chats/" + talk,
                "/api/chats/" + talk + "/messages",
                "/api/messages/" + stored.path("id").asString(),
                "/api/messages/" + UUID.randomUUID())) {
            assertThat(Script.problem(ours.get(path))).as(path).isEqualTo("not-found");
        }
        assertThat(Script.problem(
                        ours.post("/api/messages/send", "{\"conversation_id\":\"" + talk + "\",\"text\":\"x\"}")))
                .isEqualTo("chat-unknown");
        assertThat(Script.problem(ours.post(
                        "/api/messages/send",
                        "{\"account\":\"" + theirs.slug + "\",\"chat_id\":\"c\",\"text\":\"x\",\"begin\":true}")))
                .isEqualTo("account-unknown");
        JsonNode same = asks(ours, "c", "m1", QUESTION);
        assertThat(same.path("id")).isNotEqualTo(stored.path("id"));
        assertThat(Script.expect(202, ours.post("/api/inbound", message("c", "k", "x"), "shared"))
                        .path("duplicate")
                        .asBoolean())
                .isFalse();
        assertThat(Script.expect(202, theirs.post("/api/inbound", message("c", "k2", "y"), "shared"))
                        .path("duplicate")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void who_follows_along_misses_nothing_and_hears_nothing_twice() {
        Script script = business();
        for (int i = 0; i < 5; i++) {
            asks(script, "c" + i, "m", QUESTION);
            CLOCK.forward(Duration.ofMillis(700));
        }
        JsonNode early = Script.expect(200, script.get("/api/messages?order=asc&limit=3"));
        assertThat(early.path("items").size()).isLessThanOrEqualTo(3);
        CLOCK.forward(Duration.ofSeconds(10));
        List<String> heard = new ArrayList<>();
        String cursor = "";
        for (int pages = 0; pages < 10; pages++) {
            JsonNode page = Script.expect(200, script.get("/api/messages?order=asc&limit=3&cursor=" + cursor));
            page.path("items").forEach(one -> heard.add(one.path("id").asString()));
            cursor = page.path("next").asString();
        }
        assertThat(heard).hasSize(10).doesNotHaveDuplicates();
        List<String> newest = new ArrayList<>();
        JsonNode back = Script.expect(200, script.get("/api/messages?limit=4"));
        while (true) {
            back.path("items").forEach(one -> newest.add(one.path("id").asString()));
            if (back.path("next").isNull()) {
                break;
            }
            back = Script.expect(
                    200,
                    script.get(
                            "/api/messages?limit=4&cursor=" + back.path("next").asString()));
        }
        assertThat(newest.reversed()).isEqualTo(heard);
        JsonNode since = Script.expect(
                200, script.get("/api/messages?since=" + CLOCK.instant().minusSeconds(1)));
        assertThat(since.path("items")).isEmpty();
        assertThat(Script.problem(script.get("/api/messages?cursor=x"))).isEqualTo("malformed");
        assertThat(Script.problem(script.get("/api/messages?limit=1000"))).isEqualTo("malformed");
    }

    @Test
    void chats_come_with_the_last_word_first() {
        Script script = business();
        asks(script, "c1", "m1", QUESTION);
        CLOCK.forward(Duration.ofSeconds(1));
        asks(script, "c2", "m2", "Где вы находитесь?");
        JsonNode first = Script.expect(200, script.get("/api/chats?limit=1"));
        assertThat(first.at("/items/0/external_chat_id").asString()).isEqualTo("c2");
        assertThat(first.at("/items/0/owner").asString()).isEqualTo("bot");
        JsonNode second = Script.expect(
                200,
                script.get("/api/chats?limit=1&cursor=" + first.path("next").asString()));
        assertThat(second.at("/items/0/external_chat_id").asString()).isEqualTo("c1");
        assertThat(Script.expect(200, script.get("/api/chats?channel=telegram")).path("items"))
                .isEmpty();
    }

    @Test
    void the_rest_tells_who_and_what_is_there() {
        Script script = business();
        assertThat(house.call("GET", "/info", "", java.util.Map.of())
                        .json()
                        .path("service")
                        .asString())
                .isEqualTo("jauap");
        assertThat(script.get("/api/info").json().path("accounts").asInt()).isEqualTo(1);
        assertThat(script.get("/api/accounts").json().at("/items/0/channel").asString())
                .isEqualTo("api");
        assertThat(script.post("/api/accounts/api/" + script.slug + "/check", "")
                        .json()
                        .path("working")
                        .asBoolean())
                .isTrue();
        JsonNode problems =
                house.call("GET", "/api/problems", "", java.util.Map.of()).json();
        for (JsonNode one : problems.path("items")) {
            assertThat(house.call("GET", one.path("type").asString(), "", java.util.Map.of())
                            .json())
                    .isEqualTo(one);
            assertThat(manual())
                    .as("docs/api.md tells of it")
                    .contains("`" + one.path("type").asString().replace("/api/problems/", "") + "`");
        }
    }

    private static String manual() {
        try {
            return Files.readString(Path.of("docs/api.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
