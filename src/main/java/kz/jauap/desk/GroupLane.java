package kz.jauap.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.GroupState;
import kz.jauap.desk.group.Groups;
import kz.jauap.desk.telegram.BotReply;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works in one group at a time, one call after the other, until there is nothing more to do or the group has to wait.
/// Its jobs only say "look": what is to be done stands in the tables, so none is lost with a job and none is done
/// twice.
final class GroupLane implements LaneHandler {

    private static final Logger log = LoggerFactory.getLogger(GroupLane.class);
    private static final int AT_ONCE = 50;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    /// A lane that rests hears nothing: however long a group has to wait, it is looked at again by then.
    private static final Duration MOST_REST = Duration.ofSeconds(20);

    static final Duration PROBE = Duration.ofMinutes(5);

    /// Knows what is to be done next in a group.
    interface Crew {

        /// @param full whether no topic can be made now
        Optional<Task> next(DeskGroup group, boolean full);
    }

    private final Crew crew;
    private final Groups groups;
    private final Aftermath aftermath;
    private final Clock clock;

    GroupLane(Crew crew, Groups groups, Aftermath aftermath, Clock clock) {
        this.crew = crew;
        this.groups = groups;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        for (int i = 0; i < AT_ONCE; i++) {
            Optional<DeskGroup> group = groups.find(lane.tenant(), lane.id());
            if (group.isEmpty() || group.get().state() == GroupState.OFF) {
                return LaneOutcome.done(lane);
            }
            switch (step(group.get())) {
                case Step.Went() -> {}
                case Step.Idle() -> {
                    return LaneOutcome.done(lane);
                }
                case Step.Rest(Duration pause) -> {
                    return new LaneOutcome.Snooze(pause.compareTo(MOST_REST) > 0 ? MOST_REST : pause.plusMillis(1));
                }
            }
        }
        return new LaneOutcome.Snooze(Duration.ofMillis(1));
    }

    /// What is to be shown still stands in the tables, so the lane only rests.
    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        log.error(
                "showing things in desk group {} fails; it is tried again in {}: {}", lane.id(), AFTER_FAILURE, reason);
        return new LaneOutcome.Snooze(AFTER_FAILURE);
    }

    /// How far one look came.
    sealed interface Step {

        record Went() implements Step {}

        record Idle() implements Step {}

        record Rest(Duration pause) implements Step {}
    }

    private Step step(DeskGroup group) {
        Instant now = clock.instant();
        if (group.closedUntil() != null && group.closedUntil().isAfter(now)) {
            return rest(group.closedUntil(), now);
        }
        if (group.state().barred()) {
            return crew.next(group, false).isEmpty() ? new Step.Idle() : aftermath.probe(group);
        }
        Instant again = group.changedAt().plus(PROBE);
        boolean full = group.state() == GroupState.FULL && again.isAfter(now);
        Optional<Task> task = crew.next(group, full);
        if (task.isEmpty()) {
            return full && crew.next(group, false).isPresent() ? rest(again, now) : new Step.Idle();
        }
        return groups.place(group, task.get().cost().share())
                .<Step>map(free -> rest(free, now))
                .orElseGet(() -> perform(group, task.get()));
    }

    private Step perform(DeskGroup group, Task task) {
        BotReply reply = task.call().get();
        return aftermath.of(group, task, reply);
    }

    private static Step rest(Instant until, Instant now) {
        Duration pause = Duration.between(now, until);
        return new Step.Rest(pause.isPositive() ? pause : Duration.ofMillis(1));
    }
}
