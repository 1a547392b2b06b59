package kz.jauap.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.jauap.SettableClock;
import kz.jauap.TestDatabase;
import kz.jauap.ops.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class KeysTest {

    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-11-22T09:30:00Z"));
    private static House house;

    @BeforeAll
    static void open() {
        house = House.pumped(CLOCK, nothing -> {});
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String problem(Map<String, String> headers) {
        return Script.problem(house.call("GET", "/api/chats", "", headers));
    }

    @Test
    void nobody_passes_without_a_key_and_learns_nothing() {
        assertThat(problem(Map.of())).isEqualTo("key-missing");
        Script script = Script.of(house, "demo_salon");
        String key = script.key;
        for (String wrong : List.of(
                "x",
                key + "x",
                key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A"),
                "jauap_00000000000000000000000000000000_" + key.substring(key.length() - 43),
                House.TOKEN)) {
            assertThat(problem(Map.of("X-API-Key", wrong))).as(wrong).isEqualTo("key-unknown");
        }
        assertThat(script.get("/api/chats").status()).isEqualTo(200);
        assertThat(script.withKey("").get("/api/token").text()).doesNotContain("demo_salon");
    }

    @Test
    void a_key_is_shown_once_and_only_its_hash_is_kept() {
        JsonNode issued = Script.issue(house, "demo_salon", List.of("read"), 100);
        String secret = issued.path("key").asString().substring("jauap_".length() + 33);
        assertThat(secret).hasSize(43);
        assertThat(house.get("/admin/tenants/demo_salon/keys").text())
                .contains(issued.path("id").asString())
                .doesNotContain(secret);
        String kept = administrator()
                .sql("select string_agg(k::text, ' ') from api_key k")
                .query(String.class)
                .single();
        assertThat(kept).doesNotContain(secret).contains(issued.path("id").asString());
        assertThat(house.get("/admin/audit").text()).contains("api-key.added").doesNotContain(secret);
    }

    private static JdbcClient administrator() {
        var login = TestDatabase.administratorOf(house.login);
        return JdbcClient.create(new DriverManagerDataSource(login.url(), login.user(), login.password()));
    }

    @Test
    void a_key_does_what_its_scopes_say_and_no_more() {
        Script reader = Script.of(house, "demo_salon", List.of("read"), 100);
        assertThat(reader.get("/api/messages").status()).isEqualTo(200);
        for (String path : List.of("/api/messages/send", "/api/inbound", "/api/submit", "/api/quiz")) {
            House.Answer refused = reader.post(path, "{}");
            assertThat(Script.problem(refused)).as(path).isEqualTo("scope-missing");
            assertThat(refused.status()).isEqualTo(403);
        }
        assertThat(Script.problem(reader.get("/api/accounts"))).isEqualTo("scope-missing");
        Script sender = Script.of(house, "demo_salon", List.of("send"), 100);
        assertThat(Script.problem(sender.get("/api/chats"))).isEqualTo("scope-missing");
    }

    @Test
    void every_address_says_who_may_come() {
        RequestMappingHandlerMapping mapping = house.context.getBean(RequestMappingHandlerMapping.class);
        List<Method> ours = mapping.getHandlerMethods().values().stream()
                .map(HandlerMethod::getMethod)
                .filter(method -> method.getDeclaringClass().getPackageName().equals("kz.jauap.api.web"))
                .toList();
        assertThat(ours)
                .hasSizeGreaterThan(12)
                .allMatch(method -> Stream.of(method.getAnnotations())
                        .map(one -> one.annotationType().getSimpleName())
                        .anyMatch(List.of("Needs", "Open")::contains));
    }

    @Test
    void a_revoked_key_is_refused_at_once() {
        JsonNode issued = Script.issue(house, "demo_salon", List.of("read"), 100);
        Script script =
                Script.of(house, "demo_salon").withKey(issued.path("key").asString());
        assertThat(script.get("/api/chats").status()).isEqualTo(200);
        house.delete("/admin/tenants/demo_salon/keys/" + issued.path("id").asString());
        assertThat(Script.problem(script.get("/api/chats"))).isEqualTo("key-unknown");
        assertThat(house.delete("/admin/tenants/demo_salon/keys/"
                                + issued.path("id").asString())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_key_made_anew_opens_and_its_former_text_for_an_hour() {
        Script former = Script.of(house, "demo_salon");
        JsonNode fresh = Script.expect(200, former.post("/api/token/refresh", ""));
        Script now = former.withKey(fresh.path("key").asString());
        assertThat(now.get("/api/token").status()).isEqualTo(200);
        assertThat(former.get("/api/token").status()).isEqualTo(200);
        CLOCK.forward(Duration.ofMinutes(61));
        assertThat(now.get("/api/token").json().path("tenant").asString()).isEqualTo("demo_salon");
        assertThat(Script.problem(former.get("/api/token"))).isEqualTo("key-unknown");
    }

    @Test
    void a_key_ends_when_it_was_said_to() {
        String expires = CLOCK.instant().plusSeconds(60).toString();
        JsonNode issued = Script.expect(
                201,
                house.post(
                        "/admin/tenants/demo_salon/keys",
                        "{\"name\":\"short\",\"scopes\":[\"read\"],\"expiresAt\":\"" + expires + "\"}"));
        Script script =
                Script.of(house, "demo_salon").withKey(issued.path("key").asString());
        assertThat(script.get("/api/chats").status()).isEqualTo(200);
        CLOCK.forward(Duration.ofSeconds(61));
        assertThat(Script.problem(script.get("/api/chats"))).isEqualTo("key-unknown");
    }

    @Test
    void a_key_that_asks_too_often_is_told_how_long_to_wait() {
        Script script = Script.of(house, "demo_salon", List.of("read"), 2);
        assertThat(script.get("/api/chats").raw().headers().firstValue("X-RateLimit-Remaining"))
                .contains("1");
        script.get("/api/chats");
        House.Answer third = script.get("/api/chats");
        assertThat(Script.problem(third)).isEqualTo("rate-limited");
        assertThat(third.raw().headers().firstValueAsLong("Retry-After").orElse(0))
                .isBetween(1L, 61L);
        assertThat(Script.of(house, "demo_salon").get("/api/chats").status()).isEqualTo(200);
    }

    @Test
    void a_suspended_business_has_no_api() {
        house.post("/admin/tenants", "{\"slug\":\"closing\",\"name\":\"Closing\",\"pack\":\"demo-salon\"}");
        Script script = Script.of(house, "closing");
        assertThat(script.get("/api/chats").status()).isEqualTo(200);
        house.patch("/admin/tenants/closing", "{\"status\":\"SUSPENDED\"}");
        assertThat(Script.problem(script.get("/api/chats"))).isEqualTo("tenant-suspended");
    }

    @Test
    void says_what_cannot_be_a_key() {
        for (String wrong : List.of(
                "{\"name\":\"\",\"scopes\":[\"read\"]}",
                "{\"name\":\"x\",\"scopes\":[]}",
                "{\"name\":\"x\",\"scopes\":[\"everything\"]}",
                "{\"name\":\"x\",\"scopes\":[\"read\"],\"perMinute\":0}",
                "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresAt\":\"soon\"}")) {
            House.Answer answer = house.post("/admin/tenants/demo_salon/keys", wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.json().path("next").asString()).as(wrong).isNotEmpty();
        }
    }
}
