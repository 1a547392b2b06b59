package kz.jauap.queue;

import java.util.UUID;
import kz.jauap.shared.TenantId;

/// A job that was given up: kept with its reason, to be seen and replayed by a person.
public record DeadJob(TenantId tenant, String queue, UUID lane, String payload, int attempts, String reason) {

    private static final int LONGEST_REASON = 500;

    public DeadJob {
        reason = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }
}
