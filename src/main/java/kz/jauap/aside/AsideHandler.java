package kz.jauap.aside;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.jauap.channel.ChannelId;
import kz.jauap.conversation.Conversations;
import kz.jauap.handover.Bystanders;
import kz.jauap.intake.Inbox;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.Completion;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import kz.jauap.speaking.Speaking;
import org.springframework.stereotype.Component;

/// Carries out what was stored, one after the other in each conversation; what it changes and the job's
/// end are one transaction.
@Component
class AsideHandler implements LaneHandler {

    private static final Duration AGAIN = Duration.ofSeconds(3);
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    private final Outsiders outsiders;
    private final Bystanders bystanders;
    private final Conversations conversations;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;

    AsideHandler(
            Outsiders outsiders,
            Bystanders bystanders,
            Conversations conversations,
            Jobs jobs,
            Database database,
            Clock clock) {
        this.outsiders = outsiders;
        this.bystanders = bystanders;
        this.conversations = conversations;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        ClaimedLane.ClaimedJob job = lane.jobs().getFirst();
        Carried carried = Json.read(job.payload(), Carried.class);
        try {
            return database.inTenant(lane.tenant(), () -> settled(lane, carried) ? ended(lane, job) : pause());
        } catch (Speaking.Moved e) {
            return new LaneOutcome.Snooze(AT_ONCE);
        }
    }

    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        return new LaneOutcome.Discard(reason);
    }

    private LaneOutcome ended(ClaimedLane lane, ClaimedLane.ClaimedJob job) {
        if (jobs.complete(List.of(Completion.done(lane, List.of(job.seq())))).isEmpty()) {
            throw new IllegalStateException("another runner has this job now");
        }
        return new LaneOutcome.Committed();
    }

    private static LaneOutcome pause() {
        return new LaneOutcome.Snooze(AGAIN);
    }

    private boolean settled(ClaimedLane lane, Carried carried) {
        boolean late = !clock.instant().isBefore(carried.until());
        return switch (carried.what()) {
            case ECHO -> outsiders.settle(lane.tenant(), lane.id(), carried, late);
            case TAKEN_BACK -> takenBack(lane, carried) || late;
        };
    }

    /// @return false while its turn is still to come
    private boolean takenBack(ClaimedLane lane, Carried carried) {
        TenantId tenant = lane.tenant();
        Optional<Integer> seq =
                conversations.takeBack(tenant, lane.id(), Inbox.idOf(new ChannelId(carried.channel()), carried.mark()));
        seq.ifPresent(number -> bystanders.takenBack(tenant, lane.id(), number));
        return seq.isPresent();
    }
}
