package kz.jauap.queue;

import java.time.Clock;
import java.util.Map;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import org.springframework.stereotype.Component;

/// How much lies in the queues of the whole house, and how late it is.
@Component
public class QueueDepths {

    private final DepthStore store;
    private final Database database;
    private final Clock clock;

    QueueDepths(DepthStore store, Database database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /// One queue now.
    ///
    /// @param jobs that wait or run, `running` lanes under a lease
    /// @param dead given-up jobs nobody has replayed
    /// @param oldestSeconds age of its oldest job, from the moment it was put in
    /// @param lagSeconds how long the lane that is overdue the most has been due; 0 when none is
    public record Depth(long jobs, long running, long dead, double oldestSeconds, double lagSeconds) {

        public static final Depth NOTHING = new Depth(0, 0, 0, 0, 0);
    }

    /// By queue; an empty one may be missing.
    @CrossTenant("the queues serve all tenants")
    public Map<String, Depth> now() {
        return database.acrossTenants(() -> store.depths(clock.instant()));
    }
}
