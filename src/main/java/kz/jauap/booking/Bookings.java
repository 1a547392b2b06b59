package kz.jauap.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.decision.spi.Matters;
import kz.jauap.pack.BookingText;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import kz.jauap.queue.Jobs;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.speaking.Speaking;
import org.springframework.stereotype.Component;

/// The bookings of the house, and what people of a business decide about them.
@Component
public class Bookings {

    private static final int MOST_TRIES = 5;
    private static final int MOST_MOVES = 100;

    private final BookingStore store;
    private final CellStore cells;
    private final Hearers hearers;
    private final Jobs jobs;
    private final Database database;
    private final Packs packs;
    private final Clock clock;

    Bookings(
            BookingStore store,
            CellStore cells,
            Hearers hearers,
            Jobs jobs,
            Database database,
            Packs packs,
            Clock clock) {
        this.packs = packs;
        this.store = store;
        this.cells = cells;
        this.hearers = hearers;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    /// Who hears of what a person decides: the customer, and what keeps the customer's matter.
    @Component
    record Hearers(CustomerNotes notes, Matters matters) {}

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

    /// A booking for a calendar: the one that holds now, after all moves.
    ///
    /// @param first id of the one it began with: the same for all moves
    /// @param sequence grows with every change
    public record Entry(Booking booking, UUID first, int sequence) {}

    public Optional<Entry> entry(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id).map(one -> entry(latest(one))));
    }

    private Booking latest(Booking booking) {
        Booking latest = booking;
        for (int moves = 0; moves < MOST_MOVES; moves++) {
            Optional<Booking> next = store.insteadOf(latest.tenant(), latest.id());
            if (next.isEmpty()) {
                return latest;
            }
            latest = next.get();
        }
        return latest;
    }

    private Entry entry(Booking latest) {
        UUID first = latest.id();
        UUID before = latest.replaces();
        int moves = 0;
        while (before != null && moves < MOST_MOVES) {
            first = before;
            moves++;
            before = store.find(latest.tenant(), before).map(Booking::replaces).orElse(null);
        }
        return new Entry(latest, first, 2 * moves + (latest.status().isOver() ? 1 : 0));
    }

    /// The booking that a turn was about, as it stands now.
    public Optional<Booking> ofTurn(TenantId tenant, UUID turn) {
        return database.inTenant(tenant, () -> store.ofTurn(tenant, turn));
    }

    /// What the customer has agreed to and a person has to confirm or decline.
    public Optional<Booking> waiting(TenantId tenant, UUID conversation) {
        return database.inTenant(tenant, () -> store.waiting(tenant, conversation));
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

    /// What a person may make of it now.
    public Set<BookingStatus> choices(Booking booking) {
        Instant now = clock.instant();
        return Stream.of(
                        BookingStatus.CONFIRMED, BookingStatus.DECLINED, BookingStatus.CANCELLED, BookingStatus.NO_SHOW)
                .filter(next -> fits(booking, next, now))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(BookingStatus.class)));
    }

    private boolean fits(Booking booking, BookingStatus next, Instant now) {
        return booking.status() != next
                && booking.status().mayBecome(next)
                && (next != BookingStatus.CONFIRMED || booking.agreed())
                && (next != BookingStatus.NO_SHOW || hasBegun(booking, now));
    }

    private boolean hasBegun(Booking booking, Instant now) {
        return starts(booking).map(start -> start.isBefore(now)).orElse(true);
    }

    private Optional<Instant> starts(Booking booking) {
        return packs.current(booking.tenant())
                .flatMap(pack -> booking.starts(pack.profile().zone()));
    }

    /// Tried again when the conversation has just gone on, so that the customer is told in its order.
    private Decided decide(TenantId tenant, UUID id, BookingStatus next, Optional<BookingText> told) {
        for (int tries = 1; ; tries++) {
            try {
                return decideOnce(tenant, id, next, told);
            } catch (Speaking.Moved moved) {
                if (tries == MOST_TRIES) {
                    throw moved;
                }
            }
        }
    }

    /// What has to be done later about a booking that a person has just confirmed.
    private Booking reminded(Booking booking, Instant now) {
        return packs.current(booking.tenant())
                .flatMap(Pack::booking)
                .flatMap(rules -> starts(booking).map(start -> Chores.reminders(start, rules, now)))
                .map(booking::reminding)
                .orElse(booking);
    }

    /// What a customer wished to move gives way once a person has confirmed the new time.
    private void replace(Booking confirmed, Instant now) {
        UUID old = confirmed.replaces();
        if (old != null && store.change(confirmed.tenant(), old, BookingStatus.CANCELLED, null, now)) {
            cells.release(confirmed.tenant(), old);
            giveUpMoves(confirmed.tenant(), old, now);
        }
    }

    /// What was to take the place of a booking that is over waits for nobody.
    private void giveUpMoves(TenantId tenant, UUID old, Instant now) {
        store.giveUpMoves(tenant, old, now).forEach(other -> cells.release(tenant, other));
    }

    /// In the words for a move that a person refuses, as long as the booking it was about stays.
    private void tell(Booking booking, BookingText text) {
        UUID old = booking.replaces();
        Optional.ofNullable(old)
                .filter(id -> text == BookingText.DECLINED_BY_PERSON)
                .flatMap(id -> store.find(booking.tenant(), id))
                .filter(one -> one.status() == BookingStatus.CONFIRMED)
                .ifPresentOrElse(
                        one -> hearers.notes().tell(booking, BookingText.MOVE_DECLINED_BY_PERSON, one.summary()),
                        () -> hearers.notes().tell(booking, text));
    }

    private Decided decideOnce(TenantId tenant, UUID id, BookingStatus next, Optional<BookingText> told) {
        return database.inTenant(tenant, () -> {
            Optional<Booking> before = store.find(tenant, id);
            if (before.isEmpty()) {
                return new Decided.Unknown();
            }
            Instant now = clock.instant();
            BookingStatus status = before.get().status();
            if (!fits(before.get(), next, now) || !store.change(tenant, id, next, null, now)) {
                return new Decided.Refused(status);
            }
            if (next.isOver()) {
                cells.release(tenant, id);
            }
            Booking after = before.get().become(next);
            if (next == BookingStatus.CONFIRMED) {
                replace(after, now);
                jobs.enqueue(Chores.of(reminded(after, now)));
                hearers.matters().settled(tenant, after.conversation(), Booking.SKILL);
            }
            if (next == BookingStatus.CANCELLED) {
                giveUpMoves(tenant, id, now);
            }
            told.ifPresent(text -> tell(after, text));
            return new Decided.Stands(after);
        });
    }
}
