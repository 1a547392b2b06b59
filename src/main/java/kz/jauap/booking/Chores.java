package kz.jauap.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.jauap.pack.BookingRules;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.DerivedId;

/// What has to be done about a booking later: an offer lapses, a customer is reminded. Each chore is a lane of
/// its own.
final class Chores {

    /// The queue of all of them.
    static final String QUEUE = "booking";

    private static final String LAPSE = "lapse";
    private static final String REMIND = "remind";

    private Chores() {}

    /// @param remind whether the customer is to be reminded; otherwise an offer is over
    record Chore(UUID booking, boolean remind, Instant at) {

        static Chore read(String payload) {
            String[] parts = payload.split(" ", 3);
            return new Chore(UUID.fromString(parts[1]), parts[0].equals(REMIND), Instant.parse(parts[2]));
        }

        String payload() {
            return (remind ? REMIND : LAPSE) + " " + booking + " " + at;
        }
    }

    static List<NewJob> of(Booking booking) {
        List<NewJob> jobs = new ArrayList<>();
        Instant held = booking.heldUntil();
        if (held != null) {
            jobs.add(job(booking, new Chore(booking.id(), false, held)));
        }
        booking.remindAt().forEach(at -> jobs.add(job(booking, new Chore(booking.id(), true, at))));
        return jobs;
    }

    /// When a customer is reminded of what begins then: those moments that are still to come.
    static List<Instant> reminders(Instant start, BookingRules rules, Instant now) {
        return rules.reminders().stream()
                .map(before -> start.minus(before))
                .filter(now::isBefore)
                .sorted()
                .toList();
    }

    private static NewJob job(Booking booking, Chore chore) {
        return NewJob.dueAt(
                booking.tenant(), QUEUE, DerivedId.of(booking.id(), chore.payload()), chore.payload(), chore.at());
    }
}
