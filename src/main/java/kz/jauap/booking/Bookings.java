package kz.jauap.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.pack.BookingText;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The bookings of the house, and what people of a business decide about them.
@Component
public class Bookings {

    private final BookingStore store;
    private final CellStore cells;
    private final CustomerNotes notes;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;

    Bookings(BookingStore store, CellStore cells, CustomerNotes notes, Jobs jobs, Database database, Clock clock) {
        this.store = store;
        this.cells = cells;
        this.notes = notes;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    /// What came of a person's decision.
    public sealed interface Decided {

        /// It stands, and the customer is told.
        record Stands(Booking booking) implements Decided {}

        /// It is in a state that cannot become this.
        record Refused(BookingStatus status) implements Decided {}

        /// There is no such booking.
        record Unknown() implements Decided {}
    }

    public Optional<Booking> find(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id));
    }

    /// The booking that a turn was about, as it stands now.
    public Optional<Booking> ofTurn(TenantId tenant, UUID turn) {
        return database.inTenant(tenant, () -> store.ofTurn(tenant, turn));
    }

    /// The one changed last first.
    ///
    /// @param status null for all
    public List<Booking> list(TenantId tenant, @org.jspecify.annotations.Nullable BookingStatus status, int limit) {
        return database.inTenant(tenant, () -> store.list(tenant, status == null ? "" : status.name(), limit));
    }

    /// Forgets some bookings that were over before a moment; what a person still has to confirm stays.
    ///
    /// @return rows removed; zero when nothing is left to forget
    public int forget(TenantId tenant, Instant before) {
        return database.inTenant(tenant, () -> store.forget(tenant, before) + cells.forget(tenant, before));
    }

    /// A person says yes to what a customer has agreed to.
    public Decided confirm(TenantId tenant, UUID id) {
        return decide(tenant, id, BookingStatus.CONFIRMED, Optional.of(BookingText.CONFIRMED_BY_PERSON));
    }

    /// A person says no.
    public Decided decline(TenantId tenant, UUID id) {
        return decide(tenant, id, BookingStatus.DECLINED, Optional.of(BookingText.DECLINED_BY_PERSON));
    }

    /// A person gives a confirmed booking up.
    public Decided cancel(TenantId tenant, UUID id) {
        return decide(tenant, id, BookingStatus.CANCELLED, Optional.of(BookingText.CANCELLED));
    }

    /// The customer did not come; nobody is told. Refused before the time has come.
    public Decided noShow(TenantId tenant, UUID id) {
        return decide(tenant, id, BookingStatus.NO_SHOW, Optional.empty());
    }

    private static boolean hasBegun(Booking booking, Instant now) {
        Stay stay = booking.stay();
        return stay == null || stay.from().isBefore(now);
    }

    private Decided decide(TenantId tenant, UUID id, BookingStatus next, Optional<BookingText> told) {
        List<NewJob> due = new java.util.ArrayList<>();
        Decided decided = database.inTenant(tenant, () -> {
            Optional<Booking> before = store.find(tenant, id);
            if (before.isEmpty()) {
                return new Decided.Unknown();
            }
            Instant now = clock.instant();
            BookingStatus status = before.get().status();
            boolean fits = status != next
                    && (next != BookingStatus.CONFIRMED || before.get().agreed())
                    && (next != BookingStatus.NO_SHOW || hasBegun(before.get(), now));
            if (!fits || !store.change(tenant, id, next, null, now)) {
                return new Decided.Refused(status);
            }
            if (next.isOver()) {
                cells.release(tenant, id);
            }
            Booking after = before.get().become(next);
            told.ifPresent(text -> due.addAll(notes.tell(after, text)));
            return new Decided.Stands(after);
        });
        jobs.announce(due);
        return decided;
    }
}
