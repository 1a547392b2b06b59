package kz.jauap.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kz.jauap.TestDatabase;
import kz.jauap.ops.embedded.Login;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class DemoTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path data;

    @Test
    void answers_a_customer_on_each_phone_also_when_it_is_started_again() throws Exception {
        Login login = TestDatabase.freshLogin();
        Map<String, String> environment = Map.of(
                "JAUAP_DATA", data.toString(),
                "JAUAP_DB_URL", login.url(),
                "JAUAP_DB_USER", login.user(),
                "JAUAP_DB_PASSWORD", login.password(),
                "OUTBOX_COALESCE_SECONDS", "0");
        for (int start = 0; start < 2; start++) {
            try (Demo demo = Demo.start(environment)) {
                for (String phone : List.of("telegram", "whatsapp")) {
                    type(demo, phone, "Сколько стоит маникюр и до скольки вы работаете?");
                    assertThat(answer(demo, phone)).contains("2 500 ₸").contains("21:00");
                }
            }
        }
    }

    @Test
    void with_a_desk_a_manager_sees_both_sides() throws Exception {
        Login login = TestDatabase.freshLogin();
        Map<String, String> environment = Map.of(
                "JAUAP_DATA", data.toString(),
                "JAUAP_DB_URL", login.url(),
                "JAUAP_DB_USER", login.user(),
                "JAUAP_DB_PASSWORD", login.password(),
                "OUTBOX_COALESCE_SECONDS", "0");
        try (Demo demo = Demo.startWithDesk(environment)) {
            type(demo, "whatsapp", "Позовите, пожалуйста, человека");
            JsonNode card =
                    awaited(demo, all -> all.path("group").path(0).path("lines").path(0));
            assertThat(card.path("buttons").valueStream().map(JsonNode::asString))
                    .contains("Беру");
            post(demo.page().resolve("/group/press/" + card.path("id").asLong()), "Беру");
            String thread = phones(demo).path("group").path(0).path("thread").asString();
            post(demo.page().resolve("/group/write/" + thread), "Здравствуйте, слушаю вас");
            awaited(
                    demo,
                    all -> all.path("whatsapp")
                            .valueStream()
                            .filter(line -> line.path("text").asString().equals("Здравствуйте, слушаю вас"))
                            .findFirst()
                            .orElse(all.path("nothing")));
        }
    }

    private JsonNode phones(Demo demo) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(demo.page().resolve("/phones")).build();
        return Json.tree(http.send(request, BodyHandlers.ofString()).body());
    }

    private JsonNode awaited(Demo demo, Function<JsonNode, JsonNode> what) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode found = what.apply(phones(demo));
            if (!found.isMissingNode()) {
                return found;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("it did not come, there is only " + phones(demo));
    }

    private void post(URI address, String text) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(BodyPublishers.ofString(text))
                .build();
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }

    private void type(Demo demo, String phone, String text) throws Exception {
        URI address = demo.page().resolve("/phones/" + phone);
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(BodyPublishers.ofString(text))
                .build();
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }

    private String answer(Demo demo, String phone) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpRequest request =
                HttpRequest.newBuilder(demo.page().resolve("/phones")).build();
        while (System.nanoTime() < deadline) {
            JsonNode lines = Json.tree(
                            http.send(request, BodyHandlers.ofString()).body())
                    .path(phone);
            if (lines.size() > 1) {
                assertThat(lines.path(0).path("mine").asBoolean()).isTrue();
                return lines.path(1).path("text").asString();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return "no answer within " + PATIENCE;
    }
}
