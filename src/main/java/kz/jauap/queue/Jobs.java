package kz.jauap.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The door into the queue. All methods work inside the caller's transaction, so a job exists exactly when the thing it
/// is about does.
@Component
public class Jobs {

    /// Steps of a `with` that put jobs into their lanes, for whoever writes what a job is about and must write the job
    /// in the same statement. [#bindEnqueue] gives their parameters.
    ///
    /// A lane that runs is locked all the same: its runner cannot end it before these jobs are visible. A burst
    /// moves only `quiet_until`, which no index holds.
    public static final String ENQUEUE_STEPS = LaneStore.ENQUEUE_STEPS;

    /// How many parameters [#ENQUEUE_STEPS] have.
    public static final int ENQUEUE_PARAMETERS = 11;

    private final LaneStore lanes;
    private final WakeUps wakeUps;

    Jobs(LaneStore lanes, WakeUps wakeUps) {
        this.lanes = lanes;
        this.wakeUps = wakeUps;
    }

    /// Puts jobs into their lanes, in the order given. Call [#announce] after the commit to have them start at once;
    /// without it they start at the next poll.
    @CrossTenant("one transaction holds what several tenants' customers wrote at the same moment")
    public void enqueue(List<NewJob> jobs) {
        lanes.enqueue(jobs);
    }

    /// Parameters of [#ENQUEUE_STEPS].
    ///
    /// @param first the number of the first of them in the statement
    /// @param jobs in the order they came
    public static void bindEnqueue(Connection connection, PreparedStatement statement, int first, List<NewJob> jobs)
            throws SQLException {
        LaneStore.bindEnqueue(connection, statement, first, jobs);
    }

    /// Jobs that lie in their lanes.
    ///
    /// @param lanes came into being as this node's own
    /// @param waiting for whoever claims their lanes
    public record Begun(List<ClaimedLane> lanes, List<NewJob> waiting) {}

    /// Like [#enqueue], for jobs of one queue that are due now: where this node's worker has room, lanes that had
    /// nothing to do come into being as its own, which saves the claim. Call [#begin] after the commit; a lane
    /// that is never begun runs when its lease is over.
    @CrossTenant("one transaction holds what several tenants' customers are told at the same moment")
    public Begun enqueueHere(String queue, List<NewJob> jobs) {
        Optional<LaneWorker> worker = wakeUps.worker(queue).filter(LaneWorker::hasRoom);
        if (worker.isEmpty() || jobs.isEmpty()) {
            lanes.enqueue(jobs);
            return new Begun(List.of(), jobs);
        }
        Instant now = jobs.getFirst().dueAt();
        List<ClaimedLane> ours =
                lanes.enqueueClaimed(jobs, now.plus(worker.get().lease()));
        Set<Place> begun =
                ours.stream().map(lane -> new Place(lane.tenant(), lane.id())).collect(Collectors.toSet());
        return new Begun(
                ours,
                jobs.stream()
                        .filter(job -> !begun.contains(new Place(job.tenant(), job.lane())))
                        .toList());
    }

    private record Place(TenantId tenant, UUID lane) {}

    /// Runs the lanes that are ours, and announces the rest. To be called after the commit.
    public void begin(Begun begun) {
        for (ClaimedLane lane : begun.lanes()) {
            wakeUps.worker(lane.queue()).ifPresent(worker -> worker.begin(lane));
        }
        announce(begun.waiting());
    }

    /// Tells the workers of this node and the others that jobs are waiting. To be called after the commit.
    public void announce(List<NewJob> jobs) {
        wakeUps.announce(jobs);
    }

    /// Completes lanes inside the caller's transaction.
    ///
    /// @return the leases that still held; a lane whose lease is missing was taken over by another runner, and the
    ///     caller must roll back what it did for it
    @CrossTenant("one transaction completes lanes of several tenants")
    public Set<Long> complete(List<Completion> completions) {
        return lanes.complete(completions);
    }
}
