package kz.jauap.handover;

import java.util.List;
import java.util.Optional;
import kz.jauap.handover.Clocks.Ring;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.Completion;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.shared.Database;
import org.springframework.stereotype.Component;

/// Rings the clocks of requests. What a ring does and the end of its job are one transaction, so it is done once.
@Component
class ClockHandler implements LaneHandler {

    private final Rings rings;
    private final Jobs jobs;
    private final Database database;

    ClockHandler(Rings rings, Jobs jobs, Database database) {
        this.rings = rings;
        this.jobs = jobs;
        this.database = database;
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        ClaimedLane.ClaimedJob first = lane.jobs().getFirst();
        database.inTenant(lane.tenant(), () -> {
            if (jobs.complete(List.of(Completion.done(lane, List.of(first.seq()))))
                    .isEmpty()) {
                throw new IllegalStateException("another runner has this clock now");
            }
            Optional<Ring> later = rings.ring(lane.tenant(), Ring.read(first.payload()));
            later.ifPresent(ring -> jobs.enqueue(List.of(Clocks.job(lane.tenant(), ring))));
        });
        return new LaneOutcome.Committed();
    }

    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        return new LaneOutcome.Discard(reason);
    }
}
