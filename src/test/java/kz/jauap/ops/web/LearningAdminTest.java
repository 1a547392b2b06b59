package kz.jauap.ops.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import kz.jauap.Jauap;
import kz.jauap.ops.House;
import kz.jauap.ops.cli.Cli;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// Questions without an answer and learned answers, through the administrator's door and from a terminal.
class LearningAdminTest {

    private static final String BACKLOG = "/admin/tenants/demo_salon/backlog";
    private static final String LEARNED = "/admin/tenants/demo_salon/learned";
    private static House house;
    private static String secret;

    @BeforeAll
    static void open() {
        house = House.pumped(Map.of("JAUAP_CHATFLOW_API_BASE", "http://127.0.0.1:1", "OUTBOX_MAX_ATTEMPTS", "1"));
        secret = house.post(
                        "/admin/tenants/demo_salon/channels",
                        "{\"kind\":\"chatflow\",\"account\":\"wa\",\"config\":{\"instance_id\":\"i\"},"
                                + "\"secrets\":{\"token\":\"t\"}}")
                .json()
                .path("generated")
                .path("webhook_secret")
                .asString();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static void asks(String id, String from, String text) {
        house.whatsapp("wa", secret, id, from, text);
        house.pump();
    }

    private static JsonNode topic(String words) {
        return house.get(BACKLOG)
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("samples").toString().contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static String run(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine line = Cli.line(
                Map.of("JAUAP_ADMIN_TOKEN", House.TOKEN, "JAUAP_URL", house.address.toString()),
                new BufferedReader(new StringReader("")),
                Jauap::start);
        line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        line.execute(arguments);
        return said.toString();
    }

    @Test
    void a_question_is_listed_answered_approved_and_taken_back() {
        asks("a-1", "77015550111", "есть ли у вас зарядка для электромобиля?");
        asks("a-2", "77015550112", "зарядка для электромобиля есть?");
        JsonNode topic = topic("электромобиля");
        assertThat(topic.path("people").asInt()).isEqualTo(2);
        assertThat(topic.path("state").asString()).isEqualTo("open");
        JsonNode whole = house.get(BACKLOG + "/" + topic.path("id").asString()).json();
        assertThat(whole.path("draft").asString()).contains("samples:", "электромобиля", "answer:");
        JsonNode question = whole.path("questions").path(0);
        assertThat(house.get("/admin/turns/" + question.path("turn_id").asString())
                        .status())
                .isEqualTo(200);

        House.Answer kept = house.post(
                BACKLOG + "/turns/" + question.path("turn_id").asString() + "/answer",
                "{\"answers\":{\"ru\":\"Да, во дворе.\"}}");
        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.json().path("source").asString()).isEqualTo("handover");
        assertThat(kept.json().path("conversation_id").asString())
                .isEqualTo(question.path("conversation_id").asString());
        String id = kept.json().path("id").asString();
        assertThat(topic("электромобиля").path("state").asString()).isEqualTo("proposed");
        assertThat(house.get(LEARNED + "/ask?question=zaryadka")
                        .json()
                        .path("answered")
                        .asBoolean())
                .isFalse();

        assertThat(house.post(LEARNED + "/" + id + "/approve", "{\"version\":1}")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("approved");
        House.Answer late = house.post(LEARNED + "/" + id + "/reject", "{\"version\":1}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("detail").asString()).contains("somebody was faster", "approved", "version 2");
        assertThat(house.post(LEARNED + "/" + id + "/undo", "")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("pending");
        assertThat(house.get(LEARNED + "/" + id).json().path("history").size()).isEqualTo(3);
        assertThat(house.get("/admin/audit").text()).contains("learned.proposed", "learned.approved", "learned.undone");
    }

    @Test
    void from_a_terminal_too() {
        asks("b-1", "77015550121", "можно ли у вас арендовать фотостудию?");
        String topic = topic("фотостудию").path("id").asString();
        assertThat(run("backlog", "list", "demo_salon")).contains(topic, "фотостудию");
        assertThat(run("backlog", "show", "demo_salon", topic)).contains("фотостудию", "answer:");
        String said = run("backlog", "answer", "demo_salon", topic, "--ru", "Студии у нас нет.");
        assertThat(said).contains("waits for approval");
        String id = said.substring(said.lastIndexOf(' ') + 1).strip();
        assertThat(topic("фотостудию").path("state").asString()).isEqualTo("proposed");
        assertThat(run("learned", "list", "demo_salon")).contains(id, "Студии");
        assertThat(run("learned", "ask", "demo_salon", "можно арендовать фотостудию у вас"))
                .contains("answered = false");
        assertThat(run("learned", "approve", "demo_salon", id)).contains("approved", "version 2");
        assertThat(topic("фотостудию").path("state").asString()).isEqualTo("answered");
        assertThat(run("learned", "ask", "demo_salon", "можно арендовать фотостудию у вас"))
                .contains("answered = true", "Студии у нас нет.", "learned:" + id + "@2");
        assertThat(run("learned", "reject", "demo_salon", id, "--seen", "1")).contains("somebody was faster");
        assertThat(run("learned", "reject", "demo_salon", id)).contains("rejected");
        assertThat(run("learned", "undo", "demo_salon", id)).contains("approved");
        assertThat(run("learned", "show", "demo_salon", id)).contains("undone", "rejected", "proposed");
    }

    @Test
    void what_makes_no_sense_is_refused_with_a_cure() {
        assertThat(house.get(BACKLOG + "/00000000-0000-0000-0000-000000000001").status())
                .isEqualTo(404);
        assertThat(house.get(LEARNED + "?status=lost").status()).isEqualTo(400);
        assertThat(house.post(LEARNED, "{}").status()).isEqualTo(400);
        assertThat(house.post(LEARNED, "{\"questions\":[\"есть пандус?\"],\"answers\":{\"ru\":\"\"}}")
                        .json()
                        .path("detail")
                        .asString())
                .contains("no answer");
        assertThat(house.post(LEARNED + "/00000000-0000-0000-0000-000000000001/approve", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(house.call("GET", BACKLOG, "", Map.of()).status()).isEqualTo(401);
    }
}
