package kz.jauap.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.jauap.booking.Chores.Chore;
import kz.jauap.pack.BookingText;
import kz.jauap.pack.Packs;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.Completion;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.shared.Database;
import kz.jauap.speaking.Speaking;
import org.springframework.stereotype.Component;

/// Does the chores of bookings. A reminder, and the end of its job, are written in one transaction.
@Component
class ChoreHandler implements LaneHandler {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final BookingStore bookings;
    private final CellStore cells;
    private final CustomerNotes notes;
    private final Jobs jobs;
    private final Database database;
    private final Packs packs;
    private final Clock clock;

    ChoreHandler(
            BookingStore bookings,
            CellStore cells,
            CustomerNotes notes,
            Jobs jobs,
            Database database,
            Packs packs,
            Clock clock) {
        this.packs = packs;
        this.bookings = bookings;
        this.cells = cells;
        this.notes = notes;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        ClaimedLane.ClaimedJob first = lane.jobs().getFirst();
        Chore chore = Chore.read(first.payload());
        try {
            database.inTenant(lane.tenant(), () -> done(lane, chore, List.of(first.seq())));
            return new LaneOutcome.Committed();
        } catch (Speaking.Moved e) {
            return new LaneOutcome.Retry(AGAIN, "the conversation moved on meanwhile");
        }
    }

    private void done(ClaimedLane lane, Chore chore, List<Long> seqs) {
        if (jobs.complete(List.of(Completion.done(lane, seqs))).isEmpty()) {
            throw new IllegalStateException("another runner has this chore now");
        }
        if (!chore.remind()) {
            lapse(lane, chore);
            return;
        }
        Instant now = clock.instant();
        bookings.find(lane.tenant(), chore.booking())
                .filter(one -> one.status() == BookingStatus.CONFIRMED && isAhead(one, now))
                .ifPresent(one -> notes.tell(one, BookingText.REMINDER));
    }

    private boolean isAhead(Booking booking, Instant now) {
        return packs.current(booking.tenant())
                .flatMap(pack -> booking.starts(pack.profile().zone()))
                .filter(now::isBefore)
                .isPresent();
    }

    /// The offer is over, and others may have the slot; the wish stays.
    private void lapse(ClaimedLane lane, Chore chore) {
        boolean over =
                bookings.change(lane.tenant(), chore.booking(), BookingStatus.REQUESTED, chore.at(), clock.instant());
        if (over) {
            cells.release(lane.tenant(), chore.booking());
        }
    }

    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        return new LaneOutcome.Discard(reason);
    }
}
