package kz.jauap.queue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.shared.TenantId;

/// What the jobs of one statement ask of a lane.
///
/// @param quiet when it may run if nothing else comes, never after `late`
/// @param late when it runs at the latest, though more keeps coming
record NewLane(TenantId tenant, String queue, UUID id, Instant quiet, Instant late) {

    /// Each lane of some jobs once: a statement that names a row twice is refused.
    static List<NewLane> of(List<NewJob> jobs) {
        Map<Key, NewLane> lanes = new LinkedHashMap<>();
        jobs.forEach(job -> lanes.merge(new Key(job.tenant(), job.queue(), job.lane()), alone(job), NewLane::and));
        return List.copyOf(lanes.values());
    }

    private static NewLane alone(NewJob job) {
        Instant quiet = earlier(job.dueAt(), job.lateAt());
        return new NewLane(job.tenant(), job.queue(), job.lane(), quiet, job.lateAt());
    }

    private NewLane and(NewLane next) {
        Instant first = earlier(late, next.late);
        return new NewLane(tenant, queue, id, earlier(later(quiet, next.quiet), first), first);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private record Key(TenantId tenant, String queue, UUID id) {}
}
