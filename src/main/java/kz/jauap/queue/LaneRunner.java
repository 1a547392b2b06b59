package kz.jauap.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import kz.jauap.shared.DatabaseAway;
import kz.jauap.shared.GroupCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Runs one claimed lane: calls the handler, turns its outcome into a completion, and sees that the completion is
/// committed. Completions of lanes that end at the same moment share a transaction.
final class LaneRunner {

    private static final Logger log = LoggerFactory.getLogger(LaneRunner.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(1);

    private final LaneHandler handler;
    private final WorkerSettings settings;
    private final GroupCommit<Ending, Boolean> endings;
    private final Clock clock;

    LaneRunner(LaneHandler handler, WorkerSettings settings, GroupCommit<Ending, Boolean> endings, Clock clock) {
        this.handler = handler;
        this.settings = settings;
        this.endings = endings;
        this.clock = clock;
    }

    /// A completion, and the dead job it leaves behind, if any.
    record Ending(Completion completion, List<DeadJob> dead) {}

    /// @return how it ended, also when that could not be stored
    LaneOutcome run(ClaimedLane lane) {
        try (MDC.MDCCloseable unused = MDC.putCloseable("lane", lane.id().toString())) {
            return runNamed(lane);
        }
    }

    private LaneOutcome runNamed(ClaimedLane lane) {
        LaneOutcome outcome = lane.jobs().isEmpty() ? new LaneOutcome.Done(List.of()) : outcomeOf(lane);
        switch (outcome) {
            case LaneOutcome.Committed() -> {}
            case LaneOutcome.Done(List<Long> seqs) -> end(lane, Completion.done(lane, seqs), List.of());
            case LaneOutcome.Retry(Duration after, String reason) -> {
                log.info("lane {} of {} tries again, attempt {}: {}", lane.id(), lane.queue(), lane.attempts(), reason);
                end(lane, later(lane, after, lane.attempts()), List.of());
            }
            case LaneOutcome.Snooze(Duration after) -> end(lane, later(lane, after, lane.attempts() - 1), List.of());
            case LaneOutcome.Discard(String reason) -> discard(lane, reason);
        }
        return outcome;
    }

    private LaneOutcome outcomeOf(ClaimedLane lane) {
        if (lane.attempts() > 2 * settings.maxAttempts()) {
            return givenUp(lane, "its runner was lost " + (lane.attempts() - 1) + " times");
        }
        LaneOutcome first = tried(lane);
        boolean lastTry = first instanceof LaneOutcome.Retry && lane.attempts() >= settings.maxAttempts();
        return lastTry ? givenUp(lane, ((LaneOutcome.Retry) first).reason()) : first;
    }

    private LaneOutcome tried(ClaimedLane lane) {
        try {
            return handler.run(lane);
        } catch (RuntimeException e) {
            if (DatabaseAway.isReasonOf(e)) { // no fault of the lane's, so it does not count as a try
                log.warn("lane {} of {} waits for the database: {}", lane.id(), lane.queue(), e.toString());
                return new LaneOutcome.Snooze(AFTER_OUTAGE);
            }
            log.warn(
                    "lane {} of {} failed, attempt {}, it will be tried again",
                    lane.id(),
                    lane.queue(),
                    lane.attempts(),
                    e);
            Duration pause = settings.pauseAfter(
                    lane.attempts(), ThreadLocalRandom.current().nextDouble());
            return new LaneOutcome.Retry(pause, e.getClass().getSimpleName());
        }
    }

    private LaneOutcome givenUp(ClaimedLane lane, String reason) {
        try {
            LaneOutcome last = handler.giveUp(lane, reason);
            return last instanceof LaneOutcome.Retry ? new LaneOutcome.Discard(reason) : last;
        } catch (RuntimeException e) {
            if (DatabaseAway.isReasonOf(e)) {
                return new LaneOutcome.Retry(AFTER_OUTAGE, "the database was away");
            }
            log.error(
                    "lane {} of {} could not even be given up in order; its first job is dead",
                    lane.id(),
                    lane.queue(),
                    e);
            return new LaneOutcome.Discard(reason);
        }
    }

    private Completion later(ClaimedLane lane, Duration after, int attempts) {
        Duration pause = after.isZero()
                ? settings.pauseAfter(
                        Math.max(1, lane.attempts()),
                        ThreadLocalRandom.current().nextDouble())
                : after;
        Instant notBefore = clock.instant().plus(pause);
        return new Completion(
                lane.tenant(), lane.queue(), lane.id(), lane.lease(), List.of(), notBefore, Math.max(0, attempts));
    }

    private void discard(ClaimedLane lane, String reason) {
        ClaimedLane.ClaimedJob first = lane.jobs().getFirst();
        log.error(
                "a job of {} is dead after {} attempts, the lane goes on without it: {}",
                lane.queue(),
                lane.attempts(),
                reason);
        DeadJob dead = new DeadJob(lane.tenant(), lane.queue(), lane.id(), first.payload(), lane.attempts(), reason);
        end(lane, Completion.done(lane, List.of(first.seq())), List.of(dead));
    }

    /// Tries until the lease would be over, for the database may be away for a moment; then another runner takes the
    /// lane and does it again.
    private void end(ClaimedLane lane, Completion completion, List<DeadJob> dead) {
        Instant until = clock.instant().plus(settings.lease());
        while (true) {
            try {
                if (!endings.submit(new Ending(completion, dead))) {
                    log.warn("lane {} of {} was taken over by another runner meanwhile", lane.id(), lane.queue());
                }
                return;
            } catch (GroupCommit.Refused e) {
                if (clock.instant().isAfter(until) || Thread.currentThread().isInterrupted()) {
                    log.error(
                            "the end of lane {} of {} could not be stored; it runs again when its lease is over",
                            lane.id(),
                            lane.queue(),
                            e);
                    return;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }
}
