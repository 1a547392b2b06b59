package kz.jauap.booking;

import static kz.jauap.booking.BookingFixture.NOW;
import static kz.jauap.booking.BookingFixture.stay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import kz.jauap.decision.spi.Overtaken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;

/// The state machine of bookings, in the code and in the database.
class BookingStatesTest {

    private final BookingFixture house = new BookingFixture();

    @ParameterizedTest
    @EnumSource(BookingStatus.class)
    void the_database_lets_a_booking_go_exactly_where_the_code_does(BookingStatus from) {
        for (BookingStatus to : BookingStatus.values()) {
            UUID id = UUID.randomUUID();
            UUID talk = UUID.randomUUID();
            reach(id, talk, from);
            boolean may = from.mayBecome(to);
            if (may) {
                house.write(in(id, talk, to), NOW);
                assertThat(house.status(id)).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> house.write(in(id, talk, to), NOW))
                        .as(from + " to " + to)
                        .isInstanceOf(Overtaken.class);
                assertThat(house.status(id)).isEqualTo(from);
            }
        }
    }

    @Test
    void what_is_over_stays_over() {
        assertThat(Arrays.stream(BookingStatus.values()).filter(BookingStatus::isOver))
                .containsExactly(BookingStatus.DECLINED, BookingStatus.CANCELLED, BookingStatus.NO_SHOW);
    }

    @Test
    void a_conversation_puts_one_booking_together_at_a_time() {
        UUID talk = UUID.randomUUID();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        house.write(in(first, talk, BookingStatus.OFFERED), NOW);
        house.write(in(second, talk, BookingStatus.REQUESTED), NOW);
        assertThat(house.status(first)).isEqualTo(BookingStatus.DECLINED);
        assertThat(house.rows("booking_cell")).isZero();
        assertThatThrownBy(() -> insert("REQUESTED", talk, "null", "null"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void the_database_refuses_an_offer_without_an_end_or_without_a_slot() {
        assertThatThrownBy(() -> insert("OFFERED", UUID.randomUUID(), "null", "'aliya'"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> insert("OFFERED", UUID.randomUUID(), "now()", "null"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> insert("ANYTHING", UUID.randomUUID(), "null", "null"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void what_is_long_over_is_forgotten_and_what_waits_or_is_to_come_stays() {
        Booking gone = house.booking(BookingStatus.CONFIRMED, stay(0, 30), null);
        Booking later = house.booking(BookingStatus.CONFIRMED, stay(7 * 24 * 60, 30), null);
        UUID waits = UUID.randomUUID();
        house.write(gone, NOW);
        house.write(later, NOW);
        house.write(in(waits, UUID.randomUUID(), BookingStatus.REQUESTED), NOW);
        house.database.inTenant(
                house.tenant,
                () -> house.database
                        .sql()
                        .sql("update booking set agreed = true")
                        .update());
        var before = NOW.plus(Duration.ofDays(3));
        int rows = house.database.inTenant(
                house.tenant,
                () -> house.bookings.forget(house.tenant, before) + house.cells.forget(house.tenant, before));
        assertThat(rows).isEqualTo(1 + 6);
        assertThat(house.rows("booking")).isEqualTo(2);
        assertThat(house.status(later.id())).isEqualTo(BookingStatus.CONFIRMED);
        assertThat(house.status(waits)).isEqualTo(BookingStatus.REQUESTED);
    }

    private void insert(String status, UUID talk, String held, String staff) {
        String times = staff.equals("null") ? "null, null" : "now(), now() + interval '1 hour'";
        house.database.inTenant(
                house.tenant,
                () -> house.database
                        .sql()
                        .sql(
                                "insert into booking values ('%s', gen_random_uuid(), '%s', gen_random_uuid(), '%s', false, '{}',"
                                                .formatted(house.tenant, talk, status)
                                        + " %s, %s, %s, null, 'ru', current_date, '', now(), now())"
                                                .formatted(staff, times, held))
                        .update());
    }

    /// Stores a booking in a state by a way that leads there.
    private void reach(UUID id, UUID talk, BookingStatus status) {
        house.database.inTenant(
                house.tenant,
                () -> house.database.sql().sql("delete from booking_cell").update());
        boolean late = status == BookingStatus.CANCELLED || status == BookingStatus.NO_SHOW;
        if (late) {
            house.write(in(id, talk, BookingStatus.CONFIRMED), NOW);
        }
        house.write(in(id, talk, status), NOW);
        house.database.inTenant(
                house.tenant,
                () -> house.database.sql().sql("delete from booking_cell").update());
    }

    private Booking in(UUID id, UUID talk, BookingStatus status) {
        return house.booking(
                id,
                talk,
                status,
                stay(0, 30),
                status == BookingStatus.OFFERED ? NOW.plus(Duration.ofMinutes(15)) : null,
                null);
    }
}
