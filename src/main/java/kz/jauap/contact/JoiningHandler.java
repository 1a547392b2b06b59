package kz.jauap.contact;

import java.util.List;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.Completion;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.shared.Database;
import org.springframework.stereotype.Component;

/// Looks at signs that several contacts have. What follows and the end of its job are one transaction.
@Component
class JoiningHandler implements LaneHandler {

    private final Joining joining;
    private final Jobs jobs;
    private final Database database;

    JoiningHandler(Joining joining, Jobs jobs, Database database) {
        this.joining = joining;
        this.jobs = jobs;
        this.database = database;
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        ClaimedLane.ClaimedJob first = lane.jobs().getFirst();
        database.inTenant(lane.tenant(), () -> {
            if (jobs.complete(List.of(Completion.done(lane, List.of(first.seq()))))
                    .isEmpty()) {
                throw new IllegalStateException("another runner looks at this sign now");
            }
            joining.look(Joining.Look.read(first.payload()));
        });
        return new LaneOutcome.Committed();
    }

    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        return new LaneOutcome.Discard(reason);
    }
}
