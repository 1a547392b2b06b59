package kz.jauap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.booking.BookingStatus;
import kz.jauap.booking.Bookings;
import kz.jauap.ops.House;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The link to a customer's calendar, in a house that has an address for the world.
@ExtendWith(Street.class)
class CalendarJourneyTest {

    private static final Pattern LINK = Pattern.compile("https://front.example.kz(/calendar/\\S+)");
    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(Map.of("JAUAP_PUBLIC_URL", "https://front.example.kz"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Visitor visitor(String slug, Map<String, String> files) {
        Street.expect(201, house.post("/admin/tenants", """
                {"slug":"%s","name":"Shop","pack":"demo-salon","settings":{"quietMs":0,"completeQuietMs":0}}""".formatted(slug)));
        if (!files.isEmpty()) {
            String body = Json.write(Map.of("files", files, "force", true));
            Street.expect(201, house.post("/admin/tenants/" + slug + "/pack", body));
        }
        Street.expect(201, house.post("/admin/tenants/" + slug + "/channels", """
                {"kind":"webchat","account":"%s","config":{},"secrets":{}}""".formatted(slug)));
        return Visitor.of(house.address, slug);
    }

    private static String link(String told) {
        Matcher link = LINK.matcher(told);
        assertThat(link.find()).as(told).isTrue();
        return link.group(1);
    }

    private static House.Answer follow(String link) {
        return house.call("GET", link, "", Map.of());
    }

    private static String line(String calendar, String name) {
        return calendar.lines()
                .filter(one -> one.startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + calendar));
    }

    @Test
    void the_link_shows_the_booking_as_it_stands_through_a_move_and_its_end() throws IOException {
        Visitor visitor = visitor("clinic_ics", BookingJourneyTest.clinicFiles());
        visitor.asks("1", BookingJourneyTest.WISH);
        String link = link(visitor.asks("2", "да"));
        House.Answer first = follow(link);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.raw().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/calendar"));
        assertThat(first.text())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("METHOD:PUBLISH", "SEQUENCE:0", "STATUS:CONFIRMED", "T050000Z", "DTEND:");

        visitor.asks("3", "Перенесите мою запись на 12:00");
        String moved = visitor.asks("4", "да");
        String second = follow(link(moved)).text();
        assertThat(second).contains("METHOD:PUBLISH", "SEQUENCE:2", "T070000Z");
        assertThat(line(second, "UID:")).isEqualTo(line(first.text(), "UID:"));
        assertThat(line(follow(link).text(), "DTSTART:"))
                .as("the first link shows the new time too")
                .isEqualTo(line(second, "DTSTART:"));

        visitor.asks("5", "Отмените мою запись");
        visitor.asks("6", "да");
        assertThat(follow(link).text())
                .contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", line(second, "UID:"));
    }

    @Test
    void a_booking_a_person_has_confirmed_has_a_link_and_commas_are_escaped() {
        Visitor visitor = visitor("salon_ics", Map.of());
        visitor.asks("1", "Запишите на маникюр завтра в 18:00, меня зовут Динара, 8 701 555 22 33");
        assertThat(visitor.asks("2", "да")).doesNotContain("/calendar/");
        Bookings bookings = house.bean(Bookings.class);
        TenantId tenant = new TenantId(UUID.fromString(
                house.get("/admin/tenants/salon_ics").json().path("id").asString()));
        var asked = bookings.list(tenant, BookingStatus.REQUESTED, 1).getFirst();
        try (Visitor.Stream stream = visitor.opens(-1)) {
            stream.until(event -> event.name().equals("ready"));
            bookings.confirm(tenant, asked.id());
            String told = stream.until(event -> event.is("bot")
                            && event.data().path("text").asString().contains("подтверждена"))
                    .data()
                    .path("text")
                    .asString();
            String calendar = follow(link(told)).text();
            assertThat(calendar).contains("T130000Z", "STATUS:CONFIRMED", "UID:" + asked.id());
            assertThat(line(calendar, "LOCATION:")).contains("Алматы\\,");
        }
    }

    @Test
    void a_link_that_was_changed_or_is_another_tenants_finds_nothing() throws IOException {
        Visitor visitor = visitor("clinic_forged", BookingJourneyTest.clinicFiles());
        visitor.asks("1", BookingJourneyTest.WISH);
        String link = link(visitor.asks("2", "да"));
        assertThat(follow(link).status()).isEqualTo(200);
        assertThat(follow(link.substring(0, link.length() - 3) + "AAA").status())
                .isEqualTo(404);
        assertThat(follow(link.replaceFirst("[0-9a-f-]{36}", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);
        assertThat(follow("/calendar/" + UUID.randomUUID() + "/x").status()).isEqualTo(404);
    }

    @Test
    void a_house_without_an_address_for_the_world_makes_no_link() throws IOException {
        Visitor visitor = BookingJourneyTest.clinic().visitor();
        visitor.asks("1", BookingJourneyTest.WISH);
        assertThat(visitor.asks("2", "да")).contains("Вы записаны").doesNotContain("календар", "http");
    }
}
