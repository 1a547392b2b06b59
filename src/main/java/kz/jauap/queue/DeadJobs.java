package kz.jauap.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Given-up jobs, for a person to see and to try again.
@Component
public class DeadJobs {

    private final DeadJobStore store;
    private final LaneStore lanes;
    private final WakeUps wakeUps;
    private final Database database;
    private final Clock clock;

    DeadJobs(DeadJobStore store, LaneStore lanes, WakeUps wakeUps, Database database, Clock clock) {
        this.store = store;
        this.lanes = lanes;
        this.wakeUps = wakeUps;
        this.database = database;
        this.clock = clock;
    }

    /// A dead job as it is shown.
    public record Listed(
            TenantId tenant,
            UUID id,
            String queue,
            UUID lane,
            String payload,
            int attempts,
            String reason,
            Instant diedAt,
            boolean replayed) {}

    /// The newest first.
    @CrossTenant("the house's administrator may look at several tenants at once")
    public List<Listed> list(Slice slice) {
        return database.acrossTenants(() -> store.list(slice));
    }

    /// Puts a dead job back into its lane, at the end of the line.
    ///
    /// @return false when there is no such dead job, or it has been replayed already
    public boolean replay(TenantId tenant, UUID id) {
        List<NewJob> jobs = database.inTenant(tenant, () -> {
            List<NewJob> back = store.exhume(tenant, id, clock.instant());
            lanes.enqueue(back);
            return back;
        });
        wakeUps.announce(jobs);
        return !jobs.isEmpty();
    }

    /// Whose it is.
    @CrossTenant("the house's administrator may ask by the id alone")
    public Optional<TenantId> tenantOf(UUID id) {
        return database.acrossTenants(() -> store.tenantOf(id));
    }
}
