package kz.jauap.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.SettableClock;
import kz.jauap.api.Script;
import kz.jauap.booking.Bookings;
import kz.jauap.journey.BookingJourneyTest;
import kz.jauap.ops.House;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What becomes of bookings is told as it happens, and only what has happened.
class BookingEventsTest {

    private static final String WISH = "Запишите на чистку зубов завтра в 10:00, я Ирина, 8 701 111 22 33";
    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-11-24T04:30:00Z"));
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static House house;

    private Script script;
    private TenantId tenant;
    private Receiver receiver;
    private int messages;

    @BeforeAll
    static void open() {
        house = House.pumped(Map.of("JAUAP_WEBHOOK_HOSTS", "127.0.0.1"), CLOCK, nothing -> {});
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void aClinicWithAScript() throws IOException {
        String slug = "clinic_" + NUMBER.incrementAndGet();
        JsonNode made = Script.expect(201, house.post("/admin/tenants", """
                        {"slug":"%s","name":"%s","pack":"demo-salon","settings":{"quietMs":0,"completeQuietMs":0}}""".formatted(slug, slug)));
        tenant = new TenantId(UUID.fromString(made.path("id").asString()));
        CLOCK.forward(Duration.ofSeconds(31)); // the newer of two packs answers
        Script.expect(
                201,
                house.post(
                        "/admin/tenants/" + slug + "/pack",
                        Json.write(Map.of("files", BookingJourneyTest.clinicFiles(), "force", true))));
        script = Script.of(house, slug).connected(slug);
        receiver = new Receiver();
        Script.expect(
                201,
                script.post(
                        "/api/webhook/subscribe",
                        "{\"url\":\"" + receiver.url() + "\",\"events\":[\"booking.requested\",\"booking.held\","
                                + "\"booking.lapsed\",\"booking.confirmed\",\"booking.moved\",\"booking.cancelled\","
                                + "\"booking.declined\",\"booking.missed\"]}"));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private void says(String chat, String text) {
        String json =
                Json.write(Map.of("external_chat_id", chat, "external_message_id", "m" + ++messages, "text", text));
        Script.expect(202, script.post("/api/inbound", json));
        house.pump();
    }

    private JsonNode last(String type) {
        return receiver.posted.stream()
                .filter(one -> one.type().equals(type))
                .reduce((first, second) -> second)
                .orElseThrow()
                .json()
                .path("data");
    }

    private static String tomorrowAt(int hour) {
        ZonedDateTime now = CLOCK.instant().atZone(ZoneId.of("Asia/Almaty"));
        return now.plusDays(1)
                .truncatedTo(ChronoUnit.DAYS)
                .plusHours(hour)
                .toInstant()
                .toString();
    }

    private Bookings bookings() {
        return house.bean(Bookings.class);
    }

    private UUID id(JsonNode told) {
        return UUID.fromString(told.path("id").asString());
    }

    @Test
    void a_slot_that_is_held_confirmed_and_given_up_is_told_step_by_step_with_all_that_is_known() {
        says("irina", WISH);
        assertThat(receiver.types()).containsExactly("booking.held");
        JsonNode held = last("booking.held");
        assertThat(held.path("name").asString()).isEqualTo("Ирина");
        assertThat(held.path("phone").asString()).isEqualTo("+77011112233");
        assertThat(held.path("starts_at").asString()).isEqualTo(tomorrowAt(10));
        assertThat(held.path("held_until").asString()).isNotEmpty();
        assertThat(held.path("external_chat_id").asString()).isEqualTo("irina");
        assertThat(held.path("status").asString()).isEqualTo("offered");
        assertThat(held.path("services").asString()).isNotEmpty();
        says("irina", "да");
        assertThat(receiver.types()).containsExactly("booking.held", "booking.confirmed");
        assertThat(last("booking.confirmed").path("id")).isEqualTo(held.path("id"));
        bookings().cancel(tenant, id(held));
        house.pump();
        assertThat(receiver.types()).containsExactly("booking.held", "booking.confirmed", "booking.cancelled");
        assertThat(last("booking.cancelled").path("status").asString()).isEqualTo("cancelled");
    }

    @Test
    void an_offer_that_lapses_and_is_held_again_is_told_each_time() {
        says("irina", WISH);
        CLOCK.forward(Duration.ofHours(1));
        house.pump();
        assertThat(receiver.types()).containsExactly("booking.held", "booking.lapsed");
        assertThat(last("booking.lapsed").path("status").asString()).isEqualTo("requested");
        assertThat(last("booking.lapsed").has("held_until")).isFalse();
    }

    @Test
    void a_booking_that_is_moved_is_told_with_the_one_it_takes_the_place_of_which_is_not_told_as_cancelled() {
        says("irina", WISH);
        says("irina", "да");
        UUID first = id(last("booking.confirmed"));
        says("irina", "Перенесите, пожалуйста, на завтра на 11:00");
        says("irina", "да");
        assertThat(receiver.types()).contains("booking.moved").doesNotContain("booking.cancelled");
        JsonNode moved = last("booking.moved");
        assertThat(moved.path("replaces").asString()).isEqualTo(first.toString());
        assertThat(moved.path("starts_at").asString()).isEqualTo(tomorrowAt(11));
    }

    @Test
    void what_is_rolled_back_is_not_told() {
        says("irina", WISH);
        says("irina", "да");
        UUID confirmed = id(last("booking.confirmed"));
        List<String> before = receiver.types();
        Database database = house.bean(Database.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> database.inTenant(tenant, () -> {
                    assertThat(bookings().cancel(tenant, confirmed)).isInstanceOf(Bookings.Decided.Stands.class);
                    throw new IllegalStateException("the deed around it fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        house.pump();
        assertThat(receiver.types()).isEqualTo(before);
        assertThat(bookings().find(tenant, confirmed).orElseThrow().status().name())
                .isEqualTo("CONFIRMED");
        bookings().cancel(tenant, confirmed);
        house.pump();
        assertThat(receiver.types()).endsWith("booking.cancelled");
    }

    @Test
    void a_wish_that_never_held_anything_is_nobodys_business() {
        says("irina", "Запишите меня на чистку зубов");
        says("irina", "не надо, передумала");
        assertThat(receiver.types()).isEmpty();
    }

    @Test
    void an_offer_the_customer_refuses_is_told_as_declined() {
        says("irina", WISH);
        says("irina", "нет, не надо, передумала");
        assertThat(receiver.types()).startsWith("booking.held").endsWith("booking.declined");
    }

    @Test
    void who_does_not_come_is_told_as_missed() {
        says("irina", WISH);
        says("irina", "да");
        UUID confirmed = id(last("booking.confirmed"));
        CLOCK.forward(Duration.ofDays(2));
        bookings().noShow(tenant, confirmed);
        house.pump();
        assertThat(last("booking.missed").path("status").asString()).isEqualTo("no_show");
    }
}
