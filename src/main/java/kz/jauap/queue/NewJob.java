package kz.jauap.queue;

import java.time.Instant;
import java.util.UUID;
import kz.jauap.shared.TenantId;

/// A job to put into a lane.
///
/// @param queue which workers take it, for example `turn`
/// @param payload what the handler needs to find the real thing, usually an id
/// @param dueAt when the lane may run if nothing else comes
/// @param lateAt when the lane runs at the latest, though more keeps coming; equal to `dueAt` where bursts do not
/// matter
public record NewJob(TenantId tenant, String queue, UUID lane, String payload, Instant dueAt, Instant lateAt) {

    public static NewJob dueAt(TenantId tenant, String queue, UUID lane, String payload, Instant due) {
        return new NewJob(tenant, queue, lane, payload, due, due);
    }
}
