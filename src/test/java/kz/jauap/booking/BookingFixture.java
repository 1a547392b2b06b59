package kz.jauap.booking;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.SettableClock;
import kz.jauap.TestDatabase;
import kz.jauap.booking.calendar.CalendarLinks;
import kz.jauap.decision.spi.Done;
import kz.jauap.queue.QueueFixture;
import kz.jauap.shared.Database;
import kz.jauap.shared.MasterKeys;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// The diary of the house on a database of its own.
final class BookingFixture {

    static final Instant NOW = Instant.parse("2026-11-24T07:00:00Z");
    static final Instant TEN = Instant.parse("2026-11-25T05:00:00Z");

    final HikariDataSource dataSource = TestDatabase.fresh();
    final QueueFixture queue = new QueueFixture(dataSource, new SettableClock(NOW));
    final Database database = queue.database;
    final BookingStore bookings = new BookingStore(database, List.of());
    final CellStore cells = new CellStore(database);
    final StoredDiary diary = new StoredDiary(
            bookings,
            cells,
            queue.jobs,
            database,
            new CalendarLinks(
                    Optional.empty(), new SecretBox(MasterKeys.parse(MasterKeys.fresh())), new SettableClock(NOW)));
    final TenantId tenant = new TenantId(UUID.randomUUID());

    Booking booking(BookingStatus status, Stay stay, @Nullable Instant heldUntil) {
        return booking(UUID.randomUUID(), UUID.randomUUID(), status, stay, heldUntil, null);
    }

    Booking booking(
            UUID id,
            UUID conversation,
            BookingStatus status,
            @Nullable Stay stay,
            @Nullable Instant heldUntil,
            @Nullable UUID replaces) {
        return new Booking(
                tenant,
                id,
                conversation,
                status,
                status == BookingStatus.CONFIRMED,
                new Wish(
                        List.of("cleaning"),
                        LocalDate.of(2026, 11, 25),
                        null,
                        "aliya",
                        "Anna",
                        "+77010000000",
                        Map.of()),
                stay,
                heldUntil,
                replaces,
                "ru",
                LocalDate.of(2026, 11, 24),
                "cleaning, Anna",
                List.of());
    }

    static Stay stay(int fromMinute, int minutes) {
        return new Stay("aliya", TEN.plusSeconds(60L * fromMinute), TEN.plusSeconds(60L * (fromMinute + minutes)));
    }

    void write(Booking booking, Instant now) {
        database.inTenant(tenant, () -> diary.write(List.of(new Done(UUID.randomUUID(), now, booking))));
    }

    long rows(String query) {
        return database.inTenant(
                tenant,
                () -> database.sql()
                        .sql("select count(*) from " + query)
                        .query(Long.class)
                        .single());
    }

    BookingStatus status(UUID id) {
        return database.inTenant(tenant, () -> bookings.find(tenant, id))
                .orElseThrow()
                .status();
    }
}
