package kz.jauap.ops.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.ops.House;
import kz.jauap.shared.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WatchTest {

    private static final String WORDS = "zebra-and-nothing-else";
    private House house;
    private String secret;

    @BeforeEach
    void open() {
        house = House.pumped(Map.of("JAUAP_CHATFLOW_API_BASE", "http://127.0.0.1:1"));
        secret = house.post(
                        "/admin/tenants/demo_salon/channels",
                        "{\"kind\":\"chatflow\",\"account\":\"wa\",\"config\":{\"instance_id\":\"i\"},"
                                + "\"secrets\":{\"token\":\"t\"}}")
                .json()
                .path("generated")
                .path("webhook_secret")
                .asString();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void every_message_received_is_handled_or_waits_or_was_a_double_or_is_in_quarantine() {
        holds(0, 0, 0, 0);
        house.whatsapp("wa", secret, "m-1", WORDS);
        house.whatsapp("wa", secret, "m-2", WORDS);
        house.whatsapp("wa", secret, "m-1", WORDS);
        house.call("POST", "/webhook/chatflow/wa", "{oops", Map.of("X-Webhook-Secret", secret));
        house.whatsapp("wa", "wrong", "m-9", WORDS);
        holds(0, 2, 1, 1);
        house.pump();
        holds(2, 0, 1, 1);
        house.whatsapp("wa", secret, "m-3", WORDS);
        holds(2, 1, 1, 1);
    }

    private void holds(double handled, double waiting, double duplicates, double quarantined) {
        House.until(() -> metric("jauap_messages_waiting") == waiting); // the gauge may be two seconds old
        assertThat(metric("jauap_turn_messages_handled_total")).isEqualTo(handled);
        assertThat(metric("jauap_intake_duplicates_total")).isEqualTo(duplicates);
        assertThat(metric("jauap_intake_quarantined_total")).isEqualTo(quarantined);
        assertThat(metric("jauap_intake_received_total")).isEqualTo(handled + waiting + duplicates + quarantined);
    }

    private double metric(String name) {
        Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)$")
                .matcher(house.call("GET", "/metrics", "", Map.of()).text());
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    void is_ready_until_a_message_waits_too_long() {
        assertThat(house.call("GET", "/readyz", "", Map.of()).status()).isEqualTo(200);
        house.whatsapp("wa", secret, "m-1", WORDS);
        Database database = house.bean(Database.class);
        database.acrossTenants(() -> database.sql()
                .sql("update job set created_at = created_at - interval '1 hour'")
                .update());
        database.acrossTenants(() -> database.sql()
                .sql(
                        "update lane set due_at = due_at - interval '1 hour', quiet_until = quiet_until - interval '1 hour'")
                .update());
        House.Answer late = house.call("GET", "/readyz", "", Map.of());
        assertThat(late.status()).isEqualTo(503);
        assertThat(late.json().path("reasons").size()).isEqualTo(2);
        assertThat(house.call("GET", "/healthz", "", Map.of())
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("ok");
        assertThat(house.call("GET", "/health", "", Map.of())
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("ok");
        house.pump();
        assertThat(house.call("GET", "/readyz", "", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void every_answer_carries_the_callers_request_id_or_a_new_one() {
        Map<String, String> usable = Map.of("X-Request-ID", "abc-1.2_3");
        assertThat(id(house.call("GET", "/health", "", usable))).isEqualTo("abc-1.2_3");
        String forged = id(house.call("GET", "/health", "", Map.of("X-Request-ID", "two words <b>")));
        assertThat(UUID.fromString(forged)).isNotNull();
        assertThat(id(house.call("POST", "/webhook/none/none", "", usable))).isEqualTo("abc-1.2_3");
        assertThat(house.call("GET", "/admin/health", "", usable)
                        .json()
                        .path("request_id")
                        .asString())
                .isEqualTo("abc-1.2_3");
    }

    private static String id(House.Answer answer) {
        return answer.raw().headers().firstValue("X-Request-ID").orElseThrow();
    }

    @Test
    void no_line_of_the_log_holds_what_a_customer_wrote_or_a_secret() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        try {
            house.whatsapp("wa", secret, "m-1", WORDS);
            house.call("POST", "/webhook/chatflow/wa", "{\"" + WORDS + "\":", Map.of("X-Webhook-Secret", secret));
            house.whatsapp("wa", "wrong-" + WORDS, "m-2", WORDS);
            house.pump();
        } finally {
            root.detachAppender(lines);
        }
        List<String> logged = lines.list.stream().map(WatchTest::whole).toList();
        assertThat(logged).isNotEmpty();
        assertThat(logged).noneMatch(line -> line.contains(WORDS) || line.contains(secret));
        assertThat(lines.list).anyMatch(line -> line.getMDCPropertyMap().containsKey("request"));
    }

    private static String whole(ILoggingEvent event) {
        String cause = event.getThrowableProxy() == null
                ? ""
                : event.getThrowableProxy().getMessage();
        return event.getFormattedMessage() + " " + event.getMDCPropertyMap() + " " + cause;
    }
}
