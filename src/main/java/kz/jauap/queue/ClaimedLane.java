package kz.jauap.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.TenantId;

/// A lane this node may run now, with its first jobs in order.
///
/// @param lease proves the claim; a completion with an older lease is refused
/// @param attempts how often the lane has been claimed without getting further, this time included
public record ClaimedLane(
        TenantId tenant, String queue, UUID id, long lease, int attempts, Instant dueAt, List<ClaimedJob> jobs) {

    public ClaimedLane {
        jobs = List.copyOf(jobs);
    }

    /// The same lane with one more job behind its own.
    ClaimedLane followedBy(ClaimedJob last) {
        List<ClaimedJob> all = new ArrayList<>(jobs);
        all.add(last);
        return new ClaimedLane(tenant, queue, id, lease, attempts, dueAt, all);
    }

    /// One job of the lane. `seq` is its place in line.
    public record ClaimedJob(long seq, String payload, Instant createdAt) {}
}
