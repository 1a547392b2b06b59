package kz.jauap.handover;

import java.time.Instant;
import java.util.UUID;
import kz.jauap.handover.Handover.Outcome;
import kz.jauap.handover.Handover.Status;
import kz.jauap.handover.Handover.Times;
import org.jspecify.annotations.Nullable;

/// The steps of a handover's life: what it is after each. Pure; who may take them, and when, is asked elsewhere.
final class Transitions {

    private Transitions() {}

    /// Somebody works on it from now on, and the customer waits for their word.
    static Handover taken(Handover before, UUID agent, Instant now) {
        Times times = before.times();
        return with(
                before,
                Status.ACTIVE,
                agent,
                new Times(times.opened(), times.waiting(), now, times.answered(), now, null, now),
                null);
    }

    /// A person has said something to the customer, and with it works on it.
    static Handover answered(Handover before, UUID agent, Instant now) {
        Handover held = before.isHeldBy(agent) ? before : taken(before, agent, now);
        Times times = held.times();
        Instant first = times.answered() == null ? now : times.answered();
        return with(
                held,
                Status.ACTIVE,
                agent,
                new Times(
                        times.opened(), times.waiting(), times.taken(), first, later(times.active(), now), null, null),
                null);
    }

    /// Somebody has answered in the messenger itself, before anybody took it: with that it is done.
    static Handover answeredOutside(Handover before, Instant now) {
        Times times = before.times();
        Instant first = times.answered() == null ? now : times.answered();
        return with(
                before,
                Status.RESOLVED,
                before.assignee(),
                new Times(times.opened(), times.waiting(), times.taken(), first, now, now, null),
                Outcome.DONE);
    }

    /// Somebody keeps it until a moment, also when nobody writes in it.
    static Handover held(Handover before, UUID agent, Instant now, Instant until) {
        Handover held = before.isHeldBy(agent) ? before : taken(before, agent, now);
        Times times = held.times();
        return with(
                held,
                Status.ACTIVE,
                agent,
                new Times(times.opened(), times.waiting(), times.taken(), times.answered(), until, null, null),
                null);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// Nobody works on it any more; it waits for somebody else.
    static Handover released(Handover before, Instant now) {
        Times times = before.times();
        return with(
                before,
                Status.PENDING,
                null,
                new Times(times.opened(), now, null, times.answered(), now, null, null),
                null);
    }

    /// It is over; who worked on it last stays known.
    static Handover ended(Handover before, Outcome outcome, Instant now) {
        Times times = before.times();
        return with(
                before,
                Status.RESOLVED,
                before.assignee(),
                new Times(times.opened(), times.waiting(), times.taken(), times.answered(), times.active(), now, null),
                outcome);
    }

    private static Handover with(
            Handover before, Status status, @Nullable UUID assignee, Times times, @Nullable Outcome outcome) {
        return new Handover(
                before.tenant(),
                before.id(),
                before.conversation(),
                before.turn(),
                status,
                before.reason(),
                before.request(),
                before.branch(),
                assignee,
                times,
                outcome);
    }
}
