package kz.jauap.queue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// The end of a lane's run as the database sees it: which jobs leave, and when the lane may run again.
///
/// @param notBefore when the rest of the lane may run at the earliest; null lets the jobs' own times decide
/// @param attempts the count of tries the lane goes on with; 0 after progress
public record Completion(
        TenantId tenant,
        String queue,
        UUID lane,
        long lease,
        List<Long> doneSeqs,
        @Nullable Instant notBefore,
        int attempts) {

    public static Completion done(ClaimedLane lane, List<Long> seqs) {
        return new Completion(lane.tenant(), lane.queue(), lane.id(), lane.lease(), seqs, null, 0);
    }
}
