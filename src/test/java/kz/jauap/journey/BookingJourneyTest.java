package kz.jauap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import kz.jauap.booking.BookingStatus;
import kz.jauap.booking.Bookings;
import kz.jauap.pack.PackReader;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Customers of a clinic whose bot holds and confirms, through the whole house.
@ExtendWith(Street.class)
public class BookingJourneyTest {

    static final String WISH = "Запишите на чистку зубов завтра в 10:00, я Ирина, 8 701 111 22 33";

    /// Open every day, so that tomorrow always is a day of work.
    public static Map<String, String> clinicFiles() throws IOException {
        Map<String, String> files = new TreeMap<>(PackReader.texts(Path.of("src/test/resources/packs/smile")));
        files.keySet().removeIf(PackReader::isTest);
        files.computeIfPresent(
                "profile.yaml",
                (name, text) ->
                        text.replace("mon-fri: 9:00-18:00, sat: 10:00-15:00, sun: closed", "mon-sun: 9:00-18:00"));
        files.computeIfPresent(
                "booking.yaml", (name, text) -> text.replace("mon-fri: 9:00-15:00", "mon-sun: 9:00-15:00"));
        return files;
    }

    static Street.Business clinic() throws IOException {
        Street.Business business = Street.business();
        Street.expect(
                201,
                Street.house()
                        .post(
                                "/admin/tenants/" + business.slug + "/pack",
                                Json.write(Map.of("files", clinicFiles(), "force", true))));
        return business;
    }

    @Test
    void what_the_customer_is_told_is_in_the_database() throws IOException {
        Street.Business clinic = clinic();
        Visitor visitor = clinic.visitor();
        assertThat(visitor.asks("1", WISH)).contains("10:00", "верно").doesNotContain("Вы записаны");
        assertThat(clinic.texts("select status from booking where tenant_id = :id"))
                .containsExactly("OFFERED");
        assertThat(visitor.asks("2", "да")).contains("Вы записаны", "10:00");
        assertThat(clinic.texts("select status from booking where tenant_id = :id"))
                .containsExactly("CONFIRMED");
        assertThat(clinic.count("booking_cell")).isEqualTo(12);
        String path = "/admin/tenants/" + clinic.slug + "/bookings";
        String id = Street.expect(200, Street.house().get(path + "?status=confirmed"))
                .path("items")
                .path(0)
                .path("id")
                .asString();
        assertThat(Street.house().get(path + "/" + id + "/calendar").text())
                .contains("BEGIN:VEVENT", "UID:" + id, "T050000Z", "STATUS:CONFIRMED");
        Street.expect(409, Street.house().post(path + "/" + id + "/no-show", "{}"));
        Street.expect(200, Street.house().post(path + "/" + id + "/cancel", "{}"));
        assertThat(clinic.count("booking_cell")).isZero();
        assertThat(clinic.count("handover")).isZero();
    }

    @Test
    void a_slot_that_one_customer_is_shown_is_not_shown_to_the_next() throws IOException {
        Street.Business clinic = clinic();
        assertThat(clinic.visitor().asks("1", WISH)).contains("верно");
        Visitor second = clinic.visitor();
        assertThat(second.asks("1", WISH)).contains("Свободно").doesNotContain("верно");
        assertThat(clinic.texts("select status from booking where tenant_id = :id order by status"))
                .containsExactly("OFFERED", "REQUESTED");
    }

    @Test
    void the_customer_is_reminded_and_an_offer_lapses_when_their_time_has_come() throws IOException {
        Street.Business clinic = clinic();
        Visitor visitor = clinic.visitor();
        visitor.asks("1", WISH);
        visitor.asks("2", "да");
        try (Visitor.Stream stream = visitor.opens(-1)) {
            stream.until(event -> event.name().equals("ready"));
            Street.administrator()
                    .sql(
                            "update lane set due_at = now(), quiet_until = now() where tenant_id = :id and queue = 'booking'")
                    .param("id", clinic.id)
                    .update();
            assertThat(stream.until(event -> event.is("bot")
                                    && event.data().path("text").asString().contains("Напоминаем"))
                            .data()
                            .path("text")
                            .asString())
                    .contains("10:00");
        }
        assertThat(clinic.texts("select status from booking where tenant_id = :id"))
                .as("the lapse of the first offer changes nothing once it is confirmed")
                .containsExactly("CONFIRMED");
    }

    @Test
    void who_wants_to_be_left_alone_is_not_reminded_either() throws IOException {
        Street.Business clinic = clinic();
        Visitor visitor = clinic.visitor();
        visitor.asks("1", WISH);
        visitor.asks("2", "да");
        visitor.asks("3", "не пишите мне больше");
        Street.administrator()
                .sql("update lane set due_at = now(), quiet_until = now() where tenant_id = :id and queue = 'booking'")
                .param("id", clinic.id)
                .update();
        kz.jauap.ops.House.until(() -> clinic.texts(
                        "select queue from lane where tenant_id = :id and queue = 'booking' and due_at <= now()")
                .isEmpty());
        assertThat(clinic.texts("select content ->> 'text' from message where tenant_id = :id and author = 'BOT'"))
                .noneMatch(text -> text.contains("Напоминаем"));
        assertThat(clinic.texts("select status from booking where tenant_id = :id"))
                .containsExactly("CONFIRMED");
    }

    @Test
    void a_person_gets_the_whole_request_and_the_customer_hears_what_they_decide() {
        Street.Business salon = Street.business();
        Visitor visitor = salon.visitor();
        visitor.asks("1", "Запишите на маникюр завтра в 18:00, меня зовут Динара, 8 701 555 22 33");
        assertThat(salon.count("handover")).isZero();
        assertThat(visitor.asks("2", "да")).contains("администратор");
        assertThat(salon.texts("select request::text from handover where tenant_id = :id"))
                .singleElement()
                .asString()
                .contains("маникюр", "18:00", "Динара", "+77015552233");
        Bookings bookings = Street.house().bean(Bookings.class);
        TenantId tenant = new TenantId(salon.id);
        var asked = bookings.list(tenant, BookingStatus.REQUESTED, 10);
        assertThat(asked).hasSize(1);
        try (Visitor.Stream stream = visitor.opens(-1)) {
            stream.until(event -> event.name().equals("ready"));
            assertThat(bookings.confirm(tenant, asked.getFirst().id())).isInstanceOf(Bookings.Decided.Stands.class);
            assertThat(stream.until(event -> event.is("bot")
                                    && event.data().path("text").asString().contains("подтверждена"))
                            .data()
                            .path("text")
                            .asString())
                    .contains("18:00");
            Street.administrator()
                    .sql(
                            "update lane set due_at = now(), quiet_until = now() where tenant_id = :id and queue = 'booking'")
                    .param("id", salon.id)
                    .update();
            assertThat(stream.until(event -> event.is("bot")
                                    && event.data().path("text").asString().contains("Напоминаем"))
                            .data()
                            .path("text")
                            .asString())
                    .as("also where a person has confirmed")
                    .contains("маникюр", "18:00");
        }
        assertThat(bookings.confirm(tenant, asked.getFirst().id())).isInstanceOf(Bookings.Decided.Refused.class);
    }

    @Test
    void what_a_person_has_confirmed_is_moved_by_a_person_who_gets_both_times() {
        Street.Business salon = Street.business();
        Visitor visitor = salon.visitor();
        Bookings bookings = Street.house().bean(Bookings.class);
        TenantId tenant = new TenantId(salon.id);
        visitor.asks("1", "Запишите на маникюр завтра в 18:00, меня зовут Динара, 8 701 555 22 33");
        visitor.asks("2", "да");
        var first = bookings.list(tenant, BookingStatus.REQUESTED, 10).getFirst();
        bookings.confirm(tenant, first.id());

        assertThat(visitor.asks("3", "перенесите мою запись на послезавтра на 12:00"))
                .contains("12:00", "верно");
        assertThat(visitor.asks("4", "да")).contains("18:00", "12:00", "остаётся");
        assertThat(bookings.find(tenant, first.id()).orElseThrow().status()).isEqualTo(BookingStatus.CONFIRMED);
        assertThat(salon.texts("select request::text from handover where tenant_id = :id"))
                .anySatisfy(request -> assertThat(request).contains("18:00", "12:00"));

        var second = bookings.list(tenant, BookingStatus.REQUESTED, 10).getFirst();
        assertThat(second.replaces()).isEqualTo(first.id());
        bookings.confirm(tenant, second.id());
        assertThat(bookings.find(tenant, first.id()).orElseThrow().status()).isEqualTo(BookingStatus.CANCELLED);
        assertThat(bookings.entry(tenant, first.id()).orElseThrow().booking().id())
                .as("the link to the calendar leads to the new time")
                .isEqualTo(second.id());
        assertThat(salon.texts("select payload from job where tenant_id = :id and queue = 'booking'"))
                .as("reminders of the new time are due; those of the old find it cancelled")
                .anySatisfy(chore -> assertThat(chore).contains("remind " + second.id()));
        assertThat(visitor.asks("5", "отмените мою запись")).contains("12:00", "остаётся");
    }

    @Test
    void a_move_that_a_person_refuses_leaves_the_booking_and_says_so() {
        Street.Business salon = Street.business();
        Visitor visitor = salon.visitor();
        Bookings bookings = Street.house().bean(Bookings.class);
        TenantId tenant = new TenantId(salon.id);
        visitor.asks("1", "Запишите на маникюр завтра в 18:00, меня зовут Динара, 8 701 555 22 33");
        visitor.asks("2", "да");
        bookings.confirm(
                tenant,
                bookings.list(tenant, BookingStatus.REQUESTED, 10).getFirst().id());
        visitor.asks("3", "перенесите мою запись на послезавтра на 12:00");
        visitor.asks("4", "да");
        bookings.decline(
                tenant,
                bookings.list(tenant, BookingStatus.REQUESTED, 10).getFirst().id());
        assertThat(salon.texts("select content::text from message where tenant_id = :id and author = 'BOT'"))
                .anySatisfy(text -> assertThat(text).contains("перенести не получится", "12:00", "остаётся", "18:00"));
    }
}
