package kz.jauap.queue;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.Notices;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.TimeOrderedIds;

/// The queue on a database of its own, put together by hand.
public final class QueueFixture {

    public final Database database;
    public final Jobs jobs;
    public final Workers workers;
    public final DeadJobs deadJobs;
    final Compaction compaction;
    final ClaimStore claims;
    private final Clock clock;

    public QueueFixture(DataSource dataSource, Clock clock) {
        this(dataSource, new Database(dataSource), clock);
    }

    public QueueFixture(DataSource dataSource, Database database, Clock clock) {
        this.clock = clock;
        this.database = database;
        IdSource ids = new TimeOrderedIds(clock);
        LaneStore lanes = new LaneStore(database);
        WakeUps wakeUps = new WakeUps(new Notices(dataSource));
        DeadJobStore dead = new DeadJobStore(database, clock, ids);
        this.claims = new ClaimStore(database);
        this.jobs = new Jobs(lanes, wakeUps);
        this.compaction = new Compaction(database);
        this.workers = new Workers(claims, lanes, dead, compaction, database, wakeUps, clock);
        this.deadJobs = new DeadJobs(dead, lanes, wakeUps, database, clock);
    }

    public void enqueue(List<NewJob> some) {
        database.acrossTenants(() -> jobs.enqueue(some));
        jobs.announce(some);
    }

    NewJob now(TenantId tenant, UUID lane, String payload) {
        return NewJob.dueAt(tenant, "test", lane, payload, clock.instant());
    }

    long rows(String table) {
        return database.acrossTenants(() -> database.sql()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single());
    }
}
