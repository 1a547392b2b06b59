package kz.jauap.ops.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kz.jauap.ops.House;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AdminInterfaceTest {

    private static House house;

    @BeforeAll
    static void open() {
        house = House.pumped(Map.of("JAUAP_CHATFLOW_API_BASE", "http://127.0.0.1:1"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void refuses_everyone_without_the_token_and_reveals_nothing() {
        for (String path : List.of("/admin/health", "/admin/tenants", "/admin/nothing-here", "/admin")) {
            for (Map<String, String> headers : List.of(Map.<String, String>of(), Map.of("X-Admin-Token", "wrong"))) {
                House.Answer answer = house.call("GET", path, "", headers);
                assertThat(answer.status()).as(path).isEqualTo(401);
                assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
                        .contains("problem+json");
                assertThat(answer.json().path("next").asString()).contains("JAUAP_ADMIN_TOKEN");
                assertThat(answer.text()).doesNotContain("demo_salon");
            }
        }
    }

    @Test
    void creates_lists_changes_and_suspends_a_tenant() {
        House.Answer created = house.post("/admin/tenants", """
                {"slug":"wash","name":"Wash","pack":"demo-salon","settings":{"quietMs":500,"languages":["en"]}}""");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("settings").path("quietMs").asInt()).isEqualTo(500);
        assertThat(created.json().path("settings").path("capMs").asInt()).isEqualTo(60_000);
        assertThat(house.get("/admin/tenants")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("slug").asString()))
                .contains("demo_salon", "wash");

        House.Answer changed = house.patch("/admin/tenants/wash", """
                {"name":"Wash & Go","status":"SUSPENDED","settings":{"noAnswerAlertMinutes":7}}""");
        assertThat(changed.status()).isEqualTo(200);
        JsonNode now = house.get("/admin/tenants/wash").json();
        assertThat(now.path("name").asString()).isEqualTo("Wash & Go");
        assertThat(now.path("status").asString()).isEqualTo("SUSPENDED");
        assertThat(now.path("settings").path("noAnswerAlertMinutes").asInt()).isEqualTo(7);
        assertThat(now.path("settings").path("quietMs").asInt()).isEqualTo(500);

        JsonNode changes = house.get("/admin/audit?client_slug=wash").json().path("items");
        assertThat(changes.valueStream().map(one -> one.path("action").asString()))
                .contains("tenant.created", "tenant.changed", "pack.published");
        assertThat(changes.path(0).path("actor").asString()).isEqualTo("admin");
    }

    @Test
    void says_which_setting_is_wrong_and_how_it_would_be_right() {
        for (String patch : List.of(
                "{\"settings\":{\"quietMs\":-1}}",
                "{\"settings\":{\"quietMs\":\"soon\"}}",
                "{\"settings\":{\"timeZone\":\"Mars/Base\"}}",
                "{\"settings\":{\"languages\":[\"tlh\"]}}",
                "{\"settings\":{\"languages\":\"ru\"}}",
                "{\"settings\":{\"uncertainSend\":\"MAYBE\"}}",
                "{\"settings\":{\"acceptUnsigned\":1}}",
                "{\"settings\":{\"quiteMs\":8}}")) {
            House.Answer answer = house.patch("/admin/tenants/demo_salon", patch);
            assertThat(answer.status()).as(patch).isEqualTo(400);
            assertThat(answer.json().path("key").asString()).as(patch).isNotEmpty();
            assertThat(answer.json().path("example").asString()).as(patch).isNotEmpty();
            assertThat(answer.json().path("detail").asString()).contains("for example");
        }
        assertThat(house.get("/admin/tenants/demo_salon")
                        .json()
                        .path("settings")
                        .path("quietMs")
                        .asInt())
                .isZero();
    }

    @Test
    void answers_every_kind_of_bad_request_with_a_problem_and_a_next_step() {
        record Bad(String method, String path, String body, int status) {}
        List<Bad> all = List.of(
                new Bad("GET", "/admin/tenants/nobody", "", 404),
                new Bad("POST", "/admin/tenants", "{not json", 400),
                new Bad("POST", "/admin/tenants", "[]", 400),
                new Bad("POST", "/admin/tenants", "{\"slug\":\"A B\"}", 400),
                new Bad("POST", "/admin/tenants", "{\"slug\":\"demo_salon\"}", 400),
                new Bad("POST", "/admin/tenants", "{\"slug\":\"x1\",\"colour\":1}", 400),
                new Bad("DELETE", "/admin/tenants/demo_salon", "", 409),
                new Bad("PUT", "/admin/tenants/demo_salon", "{}", 405),
                new Bad("GET", "/admin/turns/17", "", 400),
                new Bad("GET", "/admin/turns/00000000-0000-0000-0000-000000000001", "", 404),
                new Bad("GET", "/admin/outbox?status=LOST", "", 400),
                new Bad("GET", "/admin/handovers?limit=0", "", 400),
                new Bad("GET", "/admin/handovers?client_slug=nobody", "", 404),
                new Bad("POST", "/admin/quarantine/00000000-0000-0000-0000-000000000001/replay", "", 404),
                new Bad("POST", "/admin/dead-jobs/00000000-0000-0000-0000-000000000001/replay", "", 404),
                new Bad("POST", "/admin/outbox/00000000-0000-0000-0000-000000000001/resend", "", 404),
                new Bad("POST", "/admin/tenants/demo_salon/channels", "{\"kind\":\"pigeon\",\"account\":\"a\"}", 400),
                new Bad(
                        "POST",
                        "/admin/tenants/demo_salon/channels",
                        "{\"kind\":\"telegram\",\"account\":\"a/b\"}",
                        400),
                new Bad("POST", "/admin/tenants/demo_salon/channels/webchat/demo_salon/webhook", "", 409),
                new Bad("GET", "/admin/no-such-page", "", 404));
        for (Bad bad : all) {
            House.Answer answer = house.call(
                    bad.method,
                    bad.path,
                    bad.body,
                    Map.of("X-Admin-Token", House.TOKEN, "Content-Type", "application/json"));
            assertThat(answer.status()).as(bad.toString()).isEqualTo(bad.status);
            assertThat(answer.json().path("detail").asString())
                    .as(bad.toString())
                    .isNotEmpty();
            assertThat(answer.json().path("next").asString())
                    .as(bad + " " + answer.text())
                    .isNotEmpty();
            assertThat(answer.json().path("request_id").asString()).isNotEmpty();
        }
    }

    @Test
    void shows_a_generated_webhook_secret_once_and_no_secret_ever_after() {
        House.Answer added = house.post("/admin/tenants/demo_salon/channels", """
                {"kind":"telegram","account":"salon_bot","secrets":{"bot_token":"12345:abcdefghijklmnop"}}""");
        assertThat(added.status()).isEqualTo(201);
        String secret = added.json().path("generated").path("webhook_secret").asString();
        assertThat(secret).hasSizeGreaterThan(30);
        assertThat(added.json().path("webhook_url").asString())
                .isEqualTo(house.address + "/webhook/telegram/salon_bot");

        for (House.Answer later : List.of(
                house.get("/admin/tenants/demo_salon/channels"),
                house.get("/admin/tenants/demo_salon/channels/telegram/salon_bot"),
                house.patch(
                        "/admin/tenants/demo_salon/channels/telegram/salon_bot",
                        "{\"secrets\":{\"other\":\"s3cret\"}}"),
                house.get("/admin/audit"))) {
            assertThat(later.text()).contains("webhook_secret").doesNotContain(secret, "abcdefghijklmnop", "s3cret");
        }

        House.Answer off = house.delete("/admin/tenants/demo_salon/channels/telegram/salon_bot");
        assertThat(off.json().path("status").asString()).isEqualTo("SUSPENDED");
        assertThat(off.json().path("secrets").valueStream().map(JsonNode::asString))
                .containsExactly("bot_token", "other", "webhook_secret");
    }

    @Test
    void a_new_web_chat_has_a_key_for_its_visitors_which_nobody_is_told() {
        House.Answer added =
                house.post("/admin/tenants/demo_salon/channels", "{\"kind\":\"webchat\",\"account\":\"second_chat\"}");
        assertThat(added.json().path("secrets").path(0).asString()).isEqualTo("visitor_key");
        assertThat(added.json().path("generated").isEmpty()).isTrue();
        assertThat(house.call("POST", "/chat/second_chat/visitor", "", Map.of()).status())
                .isEqualTo(200);
        assertThat(house.call("GET", "/chat/second_chat", "", Map.of()).status())
                .isEqualTo(200);
    }

    @Test
    void checks_a_channel_and_says_what_to_do_about_it() {
        String bare = "{\"kind\":\"chatflow\",\"account\":\"no_token\"";
        assertThat(house.post("/admin/tenants/demo_salon/channels", bare + "}").text())
                .contains("secrets.token", "left out");
        house.post(
                "/admin/tenants/demo_salon/channels",
                bare + ",\"config\":{\"instance_id\":\"i\"},\"secrets\":{\"token\":\"t\"}}");
        house.patch("/admin/tenants/demo_salon/channels/chatflow/no_token", "{\"secrets\":{\"token\":null}}");
        JsonNode check = house.post("/admin/tenants/demo_salon/channels/chatflow/no_token/check", "")
                .json();
        assertThat(check.path("working").asBoolean()).isFalse();
        assertThat(check.path("next").asString()).isNotEmpty();
    }

    @Test
    void follows_a_message_from_its_arrival_to_its_trace_handover_and_failed_answer() {
        String secret = house.post("/admin/tenants", "{\"slug\":\"walk\",\"pack\":\"demo-salon\"}")
                                .status()
                        == 201
                ? connectWhatsapp("walk")
                : "";
        assertThat(house.whatsapp(
                                "walk",
                                secret,
                                "w-1",
                                "\u043f\u043e\u0437\u043e\u0432\u0438\u0442\u0435 \u0447\u0435\u043b\u043e\u0432\u0435\u043a\u0430")
                        .status())
                .isEqualTo(200);
        assertThat(house.get("/admin/health")
                        .json()
                        .path("queues")
                        .path("waiting")
                        .asInt())
                .isEqualTo(1);
        house.pump();

        JsonNode handover = house.get("/admin/handovers?client_slug=walk")
                .json()
                .path("items")
                .path(0);
        assertThat(handover.path("status").asString()).isEqualTo("PENDING");
        assertThat(handover.path("request").size()).isEqualTo(1);
        JsonNode turn =
                house.get("/admin/turns/" + handover.path("turn_id").asString()).json();
        assertThat(turn.path("client_slug").asString()).isEqualTo("walk");
        assertThat(turn.path("trace").size()).isGreaterThan(1);
        assertThat(turn.path("pack_version").asString()).isNotEmpty();

        String conversation = handover.path("conversation_id").asString();
        JsonNode page = house.get("/admin/conversations/" + conversation + "/messages?limit=1")
                .json();
        assertThat(page.path("items").path(0).path("author").asString()).isEqualTo("customer");
        JsonNode rest = house.get("/admin/conversations/" + conversation + "/messages?client_slug=walk&after="
                        + page.path("next").asInt())
                .json();
        assertThat(rest.path("items").path(0).path("author").asString()).isEqualTo("bot");

        JsonNode health = house.get("/admin/health").json();
        assertThat(health.path("conversations").path("waiting").asInt()).isEqualTo(1);
        assertThat(health.path("handovers").path("pending").asInt()).isEqualTo(1);
        assertThat(health.path("checked_at").asString()).isNotEmpty();
        assertThat(house.get("/admin/outbox?client_slug=walk&status=WAITING")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    private String connectWhatsapp(String slug) {
        return house.post(
                        "/admin/tenants/" + slug + "/channels",
                        Json.write(Map.of(
                                "kind",
                                "chatflow",
                                "account",
                                slug,
                                "config",
                                Map.of("instance_id", "i1"),
                                "secrets",
                                Map.of("token", "t1"))))
                .json()
                .path("generated")
                .path("webhook_secret")
                .asString();
    }

    @Test
    void holds_a_request_nobody_can_read_until_it_can_be_replayed() {
        house.post("/admin/tenants", "{\"slug\":\"odd\",\"pack\":\"demo-salon\"}");
        String secret = connectWhatsapp("odd");
        House.Answer taken =
                house.call("POST", "/webhook/chatflow/odd", "{\"what\":\"is this", Map.of("X-Webhook-Secret", secret));
        assertThat(taken.status()).isEqualTo(200);
        JsonNode held = house.get("/admin/quarantine?client_slug=odd")
                .json()
                .path("items")
                .path(0);
        assertThat(held.path("reason").asString()).isNotEmpty();
        House.Answer replay = house.post("/admin/quarantine/" + held.path("id").asString() + "/replay", "");
        assertThat(replay.status()).isEqualTo(409);
        assertThat(house.get("/admin/quarantine?client_slug=odd")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void publishes_a_pack_and_tells_all_problems_of_a_broken_one() {
        house.post("/admin/tenants", "{\"slug\":\"packs\",\"pack\":\"demo-salon\"}");
        Map<String, String> files = kz.jauap.pack.ShippedPacks.texts("demo-salon");
        House.Answer published = house.post("/admin/tenants/packs/pack", Json.write(Map.of("files", files)));
        assertThat(published.status()).isEqualTo(201);
        assertThat(house.get("/admin/tenants/packs/pack")
                        .json()
                        .path("items")
                        .path(0)
                        .path("version")
                        .asString())
                .isEqualTo(published.json().path("version").asString());

        House.Answer broken = house.post("/admin/tenants/packs/pack", "{\"files\":{\"profile.yaml\":\"a: [\"}}");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().path("problems").size()).isGreaterThan(1);
        assertThat(broken.json().path("problems").path(0).path("advice").asString())
                .isNotEmpty();
    }

    @Test
    void walks_a_long_list_part_by_part() {
        for (int i = 0; i < 5; i++) {
            house.patch("/admin/tenants/demo_salon", "{\"name\":\"Name " + i + "\"}");
        }
        JsonNode first =
                house.get("/admin/audit?client_slug=demo_salon&limit=2").json();
        JsonNode second = house.get("/admin/audit?client_slug=demo_salon&limit=2&cursor="
                        + first.path("next").asString())
                .json();
        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(second.path("items").path(0).path("id").asString())
                .isLessThan(first.path("items").path(1).path("id").asString());
    }

    @Test
    void seals_secrets_anew_with_a_fresh_key_while_the_house_runs() {
        house.post("/admin/tenants", "{\"slug\":\"keys\",\"pack\":\"demo-salon\"}");
        String secret = connectWhatsapp("keys");
        JsonNode rotated = house.post("/admin/keys/rotate", "").json();
        assertThat(rotated.path("fresh_key").asBoolean()).isTrue();
        assertThat(rotated.path("channels").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(house.whatsapp("keys", secret, "k-1", "hello").status()).isEqualTo(200);
        assertThat(house.post("/admin/keys/rotate", "").json().path("channels").asInt())
                .isEqualTo(rotated.path("channels").asInt());
    }

    @Test
    void sets_a_tenants_model_and_never_shows_its_key() {
        house.post("/admin/tenants", "{\"slug\":\"talker\",\"pack\":\"demo-salon\"}");
        String path = "/admin/tenants/talker/model";
        assertThat(house.get(path).json().path("of").asString()).isEqualTo("house");
        assertThat(house.get(path).json().path("asked").asBoolean()).isFalse();

        House.Answer set = house.put(path, """
                {"tokensADay":5000,"chain":[{"url":"http://127.0.0.1:1/v1","model":"small","key":"sk-very-secret","price":0.5}]}""");
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.json().path("of").asString()).isEqualTo("tenant");
        assertThat(set.json().path("asked").asBoolean()).isTrue();
        House.Answer off = house.put(path, "{\"active\":false}");
        assertThat(off.json().path("asked").asBoolean()).isFalse();
        assertThat(off.json().path("chain").path(0).path("hasKey").asBoolean()).isTrue();
        assertThat(off.json().path("tokensADay").asLong()).isEqualTo(5000);

        JsonNode check = house.post(path + "/check", "{}").json();
        assertThat(check.path(0).path("working").asBoolean()).isFalse();
        assertThat(check.path(0).path("reason").asString()).isNotBlank();
        assertThat(house.get("/admin/audit?client_slug=talker").text()).contains("model.changed");
        for (House.Answer answer : List.of(
                set,
                off,
                house.get(path),
                house.get("/admin/audit?client_slug=talker"),
                house.post(path + "/check", "{}"))) {
            assertThat(answer.text()).doesNotContain("sk-very-secret");
        }

        assertThat(house.delete(path).json().path("of").asString()).isEqualTo("house");
        assertThat(house.post(path + "/check", "{}").status()).isEqualTo(404);
    }

    @Test
    void says_what_is_wrong_with_a_model() {
        house.post("/admin/tenants", "{\"slug\":\"mute\",\"pack\":\"demo-salon\"}");
        for (String body : List.of(
                "{}",
                "{\"chain\":[]}",
                "{\"chain\":{}}",
                "{\"chain\":[{\"url\":\"example.com\",\"model\":\"m\"}]}",
                "{\"chain\":[{\"url\":\"http://169.254.169.254/\",\"model\":\"m\"}]}",
                "{\"chain\":[{\"url\":\"http://127.0.0.1/v1\"}]}",
                "{\"chain\":[{\"url\":\"http://127.0.0.1/v1\",\"model\":\"m\",\"price\":\"much\"}]}",
                "{\"deadlineSeconds\":99,\"chain\":[{\"url\":\"http://127.0.0.1/v1\",\"model\":\"m\"}]}",
                "{\"tokensADay\":1.5,\"chain\":[{\"url\":\"http://127.0.0.1/v1\",\"model\":\"m\"}]}",
                "{\"temperature\":1}")) {
            House.Answer answer = house.put("/admin/tenants/mute/model", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.json().path("next").asString()).as(body).isNotBlank();
        }
        assertThat(house.get("/admin/tenants/mute/model").json().path("of").asString())
                .isEqualTo("house");
    }
}
