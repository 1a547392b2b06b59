package kz.jauap.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.decision.spi.Done;
import kz.jauap.journey.Street;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Street.class)
class MovedByPersonTest {

    private static final Instant TOMORROW =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);

    private final Street.Business business = Street.business();
    private final TenantId tenant = new TenantId(business.id);
    private final Bookings bookings = Street.house().bean(Bookings.class);
    private final UUID conversation = UUID.randomUUID();

    private UUID stored(BookingStatus status, @Nullable Stay stay, @Nullable UUID replaces) {
        Booking booking = new Booking(
                tenant,
                UUID.randomUUID(),
                conversation,
                status,
                true,
                new Wish(List.of("manicure"), null, null, "", "Anna", "+77010000000", Map.of()),
                stay,
                null,
                replaces,
                "ru",
                LocalDate.now(java.time.ZoneOffset.UTC),
                "manicure, Anna",
                List.of());
        StoredDiary diary = Street.house().bean(StoredDiary.class);
        Street.house()
                .bean(Database.class)
                .inTenant(tenant, () -> diary.write(List.of(new Done(UUID.randomUUID(), Instant.now(), booking))));
        return booking.id();
    }

    private BookingStatus status(UUID id) {
        return bookings.find(tenant, id).orElseThrow().status();
    }

    @Test
    void the_old_time_gives_way_once_a_person_has_confirmed_the_new_one_and_not_before() {
        UUID before = stored(
                BookingStatus.CONFIRMED, new Stay("aliya", TOMORROW, TOMORROW.plus(Duration.ofMinutes(30))), null);
        UUID wished = stored(BookingStatus.REQUESTED, null, before);
        assertThat(status(before)).isEqualTo(BookingStatus.CONFIRMED);
        assertThat(business.count("booking_cell")).isEqualTo(6);

        assertThat(bookings.confirm(tenant, wished)).isInstanceOf(Bookings.Decided.Stands.class);

        assertThat(status(before)).isEqualTo(BookingStatus.CANCELLED);
        assertThat(business.count("booking_cell")).isZero();
        assertThat(bookings.entry(tenant, before)).hasValueSatisfying(entry -> {
            assertThat(entry.booking().id()).isEqualTo(wished);
            assertThat(entry.first()).isEqualTo(before);
        });
    }

    @Test
    void the_old_time_stays_where_a_person_refuses_the_new_one() {
        UUID before = stored(
                BookingStatus.CONFIRMED, new Stay("aliya", TOMORROW, TOMORROW.plus(Duration.ofMinutes(30))), null);
        UUID wished = stored(BookingStatus.REQUESTED, null, before);

        bookings.decline(tenant, wished);

        assertThat(status(before)).isEqualTo(BookingStatus.CONFIRMED);
        assertThat(business.count("booking_cell")).isEqualTo(6);
    }

    @Test
    void of_two_wishes_for_the_same_booking_only_the_later_waits() {
        UUID before = stored(BookingStatus.CONFIRMED, null, null);
        UUID first = stored(BookingStatus.REQUESTED, null, before);
        UUID second = stored(BookingStatus.REQUESTED, null, before);
        assertThat(status(first)).isEqualTo(BookingStatus.DECLINED);

        bookings.confirm(tenant, second);

        assertThat(status(before)).isEqualTo(BookingStatus.CANCELLED);
        assertThat(status(second)).isEqualTo(BookingStatus.CONFIRMED);
    }

    @Test
    void nothing_waits_to_take_the_place_of_a_booking_that_is_cancelled() {
        UUID before = stored(BookingStatus.CONFIRMED, null, null);
        UUID wished = stored(BookingStatus.REQUESTED, null, before);

        bookings.cancel(tenant, before);

        assertThat(status(wished)).isEqualTo(BookingStatus.DECLINED);
        assertThat(bookings.confirm(tenant, wished)).isInstanceOf(Bookings.Decided.Refused.class);
    }
}
