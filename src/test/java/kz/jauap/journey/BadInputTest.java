package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.config.InvalidSettings;
import kz.jauap.config.Settings;
import kz.jauap.ops.House;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// The list of bad input, item by item, over HTTP.
@ExtendWith(Street.class)
class BadInputTest {

    private static final String ALICE = "77015550101@s.whatsapp.net";
    private static final String WILD =
            "a\0b\u0001\u001b[31m\u202eевро\u202c<script>alert(1)</script>&amp;\ud800 \udc00 👩‍👩‍👧 \u200f'\"\\ ${7*7} {{7*7}} %s";

    private final Street.Business business = Street.business();

    private static House.Answer post(String path, String body, Map<String, String> headers) {
        return Street.house().call("POST", path, body, headers);
    }

    private House.Answer whatsapp(Whatsapp to, String body) {
        return post("/webhook/chatflow/" + business.slug, body, Map.of("X-Webhook-Secret", to.secret));
    }

    private static String message(Object id, Object text, Object timestamp) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("remoteJid", ALICE);
        metadata.put("messageId", id);
        metadata.put("timestamp", timestamp);
        return Json.write(Map.of("messageType", "text", "message", text, "metadata", metadata));
    }

    private long nothingStored() {
        return business.count("inbox") + business.count("quarantine");
    }

    @Test
    void a_body_over_the_limit_is_413_and_one_at_the_limit_is_taken() {
        try (Whatsapp whatsapp = business.whatsapp()) {
            House.Answer tooLarge = whatsapp(whatsapp, message("1", "a".repeat(1 << 20), 1763700000));
            assertThat(tooLarge.status()).isEqualTo(413);
            assertThat(business.visitor()
                            .posts("x".repeat((1 << 20) + 1), Map.of())
                            .statusCode())
                    .isEqualTo(413);
            assertThat(nothingStored()).isZero();
            int frame = message("1", "", 1763700000).length();
            assertThat(whatsapp(whatsapp, message("1", "a".repeat((1 << 20) - frame), 1763700000))
                            .status())
                    .isEqualTo(200);
            until(() -> business.count("turn") == 1);
        }
    }

    @Test
    void a_missing_or_wrong_secret_is_401_and_stores_nothing() {
        try (Whatsapp whatsapp = business.whatsapp();
                Bot bot = new Bot(business, false)) {
            String good = message("1", "привет", 1763700000);
            String path = "/webhook/chatflow/" + business.slug;
            for (String query :
                    List.of("", "?webhook_secret=", "?webhook_secret=guess", "?secret=" + whatsapp.secret)) {
                assertThat(post(path + query, good, Map.of()).status())
                        .as(query)
                        .isEqualTo(401);
            }
            assertThat(post(path, "{not json", Map.of("X-Webhook-Secret", "guess"))
                            .status())
                    .isEqualTo(401);
            House.Answer refused = post(path, good, Map.of("X-Webhook-Secret", whatsapp.secret + "x"));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.text()).doesNotContain(whatsapp.secret);
            assertThat(post("/webhook/telegram/" + bot.name, "{}", Map.of()).status())
                    .isEqualTo(401);
            assertThat(nothingStored()).isZero();
        }
    }

    @Test
    void an_unknown_tenant_or_channel_is_404_and_counted() {
        double before = unknown();
        List<String> paths = List.of(
                "/webhook/nobody",
                "/webhook/chatflow/nobody",
                "/webhook/telegram/nobody",
                "/webhook/pigeon/" + business.slug,
                "/webhook/chatflow/a/b",
                "/webhook/..%2f..%2fadmin",
                "/webhook/" + "x".repeat(3000));
        for (String path : paths) {
            assertThat(post(path, "{}", Map.of()).status()).as(path).isIn(404, 400);
        }
        for (String body : List.of("", "{}", "{", "{\"client_slug\":7}", "{\"client_slug\":\"nobody\"}", "[]")) {
            assertThat(post("/webhook", body, Map.of()).status()).as(body).isEqualTo(404);
        }
        assertThat(unknown() - before).isGreaterThanOrEqualTo(11);
    }

    private static double unknown() {
        return Street.house()
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("jauap_intake_refused_total") && line.contains("reason=\"unknown\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void what_nobody_can_read_is_taken_held_with_the_reason_and_replayable() {
        try (Whatsapp whatsapp = business.whatsapp()) {
            List<String> unreadable = List.of(
                    "{not json",
                    "<xml/>",
                    "\0\0\0",
                    "[]",
                    "{\"messageType\":\"text\",\"message\":\"no sender\"}",
                    "{\"metadata\":{\"remoteJid\":\"not a number\"},\"message\":\"x\"}",
                    "{\"metadata\":{\"remoteJid\":\"" + ALICE + "\"}}",
                    "[".repeat(5000));
            for (String body : unreadable) {
                assertThat(whatsapp(whatsapp, body).status()).as(body).isEqualTo(200);
            }
            assertThat(business.count("quarantine")).isEqualTo(unreadable.size());
            JsonNode held = Street.house()
                    .get("/admin/quarantine?client_slug=" + business.slug)
                    .json()
                    .path("items");
            assertThat(held.valueStream()
                            .allMatch(one -> !one.path("reason").asString("").isBlank()))
                    .isTrue();

            String repaired = message("later", "Где вы находитесь?", 1763700000);
            Street.administrator()
                    .sql("update quarantine set raw = :raw where tenant_id = :tenant and id = :id")
                    .param("raw", repaired.getBytes(StandardCharsets.UTF_8))
                    .param("tenant", business.id)
                    .param(
                            "id",
                            java.util.UUID.fromString(held.path(0).path("id").asString()))
                    .update();
            String replay = "/admin/quarantine/" + held.path(0).path("id").asString() + "/replay";
            assertThat(Street.house().post(replay, "").status()).isEqualTo(200);
            until(() -> whatsapp.phone(ALICE).size() == 1);
            Street.house().post(replay, "");
            until(business::rests);
            assertThat(business.count("inbox")).isEqualTo(1);
        }
    }

    @Test
    void a_message_without_an_id_is_taken_and_its_repetition_known() {
        try (Whatsapp whatsapp = business.whatsapp()) {
            String body = "{\"messageType\":\"text\",\"message\":\"Где вы находитесь?\",\"metadata\":{\"remoteJid\":\""
                    + ALICE + "\",\"timestamp\":1763700000}}";
            assertThat(whatsapp(whatsapp, body).status()).isEqualTo(200);
            assertThat(whatsapp(whatsapp, body).status()).isEqualTo(200);
            until(() -> whatsapp.phone(ALICE).size() == 1);
            assertThat(business.count("inbox")).isEqualTo(1);
        }
    }

    @Test
    void any_text_is_stored_as_it_was_written_and_shown_so_again() {
        String huge = "ы".repeat(100_000);
        Visitor visitor = business.visitor();
        for (String text : List.of(WILD, huge)) {
            String id = "m" + text.length();
            assertThat(visitor.writes(id, text)).as(id).isEqualTo(200);
        }
        try (Visitor.Stream stream = visitor.opens(-1)) {
            for (String text : List.of(WILD, huge)) {
                assertThat(stream.until(event -> event.is("customer"))
                                .data()
                                .path("text")
                                .asString())
                        .isEqualTo(text);
            }
        }
        JsonNode conversations =
                Json.tree(business.texts("select to_json(id::text) from conversation where tenant_id = :id")
                        .getFirst());
        JsonNode shown = Street.house()
                .get("/admin/conversations/" + conversations.asString() + "/messages")
                .json();
        assertThat(shown.path("items").path(0).path("text").asString()).isEqualTo(WILD);
    }

    @Test
    void any_text_from_whatsapp_ends_in_one_answer_a_phone_can_show() {
        try (Whatsapp whatsapp = business.whatsapp()) {
            whatsapp(whatsapp, message("1", WILD, 1763700000));
            until(() -> business.count("turn") == 1 && business.rests());
            whatsapp(whatsapp, message("2", "ы".repeat(100_000) + " где вы находитесь?", 1763700000));
            until(() -> business.count("turn") == 2 && business.rests());
            assertThat(business.count("dead_job")).isZero();
            assertThat(whatsapp.phone(ALICE))
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).doesNotContain("\0", "\ud800 ", "ыыы"));
        }
    }

    @Test
    void ids_of_any_kind_neither_break_the_house_nor_their_neighbours() {
        try (Whatsapp whatsapp = business.whatsapp()) {
            List<Object> odd =
                    List.of("a\0b", "\ud800", "x".repeat(100_000), "\u202e", 17, true, List.of(1), Map.of("a", 1), " ");
            for (Object id : odd) {
                assertThat(whatsapp(whatsapp, message(id, "привет " + odd.indexOf(id), 1763700000))
                                .status())
                        .as(String.valueOf(id))
                        .isEqualTo(200);
            }
            assertThat(whatsapp(whatsapp, message("good", "Где вы находитесь?", 1763700000))
                            .status())
                    .isEqualTo(200);
            until(() -> business.count("inbox") + business.count("quarantine") == odd.size() + 1);
        }
    }

    @Test
    void names_and_chats_of_any_kind_are_stored_or_held() {
        try (Whatsapp whatsapp = business.whatsapp()) {
            int number = 0;
            for (String jid :
                    List.of("7701\0@s.whatsapp.net", "\ud800@s.whatsapp.net", "7".repeat(5000) + "@s.whatsapp.net")) {
                Map<String, Object> metadata = Map.of("remoteJid", jid, "messageId", "j" + number++, "sender", WILD);
                String body = Json.write(Map.of("messageType", "text", "message", "привет", "metadata", metadata));
                assertThat(whatsapp(whatsapp, body).status()).as(jid).isEqualTo(200);
            }
            Map<String, Object> metadata = Map.of("remoteJid", ALICE, "messageId", "named", "sender", WILD);
            whatsapp(
                    whatsapp,
                    Json.write(Map.of("messageType", "text", "message", "Где вы находитесь?", "metadata", metadata)));
            until(() -> whatsapp.phone(ALICE).size() == 1);
            assertThat(business.count("dead_job")).isZero();
        }
    }

    @Test
    void clocks_that_lie_and_times_of_any_kind_change_no_order_and_no_answer() {
        try (Whatsapp whatsapp = business.whatsapp()) {
            List<Object> times = List.of(
                    1763700000,
                    1763700000000L,
                    "1763700000",
                    "2026-11-21T10:00:00Z",
                    -1,
                    0,
                    Long.MAX_VALUE,
                    1e300,
                    "yesterday",
                    "",
                    true,
                    List.of(),
                    4102444800L);
            for (int i = 0; i < times.size(); i++) {
                assertThat(whatsapp(whatsapp, message("t" + i, "сообщение " + i, times.get(i)))
                                .status())
                        .as(String.valueOf(times.get(i)))
                        .isEqualTo(200);
            }
            until(() -> business.count("message") >= times.size() && business.count("inbox") == times.size());
            until(() -> business.texts("select 1::text from job where tenant_id = :id and queue = 'turn'")
                    .isEmpty());
            List<String> heard = business.texts(
                    "select content->>'text' from message where tenant_id = :id and author = 'CUSTOMER' order by seq");
            for (int i = 0; i < times.size(); i++) {
                assertThat(heard.get(i)).isEqualTo("сообщение " + i);
            }
        }
    }

    @Test
    void a_form_or_an_empty_body_is_no_message() {
        try (Whatsapp whatsapp = business.whatsapp()) {
            String form = "client_slug=" + business.slug + "&message=hi";
            Map<String, String> headers = new HashMap<>(Map.of("X-Webhook-Secret", whatsapp.secret));
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            assertThat(post("/webhook/chatflow/" + business.slug, form, headers).status())
                    .isEqualTo(200);
            assertThat(business.count("quarantine")).isEqualTo(1);
            assertThat(whatsapp(whatsapp, "").status()).isEqualTo(200);
            assertThat(business.count("inbox")).isZero();
        }
    }

    @Test
    void a_start_with_wrong_settings_is_refused_with_the_key_the_problem_and_an_example() {
        Map<String, String> wrong = Map.of(
                "JAUAP_PORT", "eighty",
                "JAUAP_DB_URL", "mysql://db",
                "OUTBOX_MAX_ATTEMPTS", "0",
                "JAUAP_MASTER_KEY", "short",
                "JAUAP_TELEGRAM_API_BASE", "not an address");
        assertThatThrownBy(() -> Settings.read(wrong)).isInstanceOfSatisfying(InvalidSettings.class, refused -> {
            wrong.keySet().forEach(key -> assertThat(refused.getMessage()).contains(key));
            assertThat(refused.getMessage()).contains("eighty", "8090").doesNotContain("short");
        });
    }
}
