package kz.jauap.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import kz.jauap.TestDatabase;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.queue.NewJob;
import kz.jauap.queue.QueueFixture;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;

/// No-op jobs a second: our lanes against db-scheduler with lock-and-fetch, on one database, in turns. Then our lanes
/// beside another transaction that holds an old snapshot, in turns with lanes of another database of the same server:
/// what is gone there can be cleaned away, since a snapshot is one database's matter.
final class QueueBench {

    private static final int LANES = 10_000;
    private static final int JOBS_PER_LANE = 10;
    private static final int JOBS = LANES * JOBS_PER_LANE;
    private static final int ROUNDS = 5;
    private static final Duration TO_FILL = Duration.ofSeconds(4);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm", 25));

    private final HikariDataSource theirs = TestDatabase.empty();
    private final Lanes free = new Lanes();
    private final Lanes beside = new Lanes();
    private final Report report = new Report("queue");

    static void run(List<String> args) throws Exception {
        new QueueBench().measure(Bench.option(args, "--held-minutes", 0));
        System.exit(0);
    }

    private void measure(int heldMinutes) throws Exception {
        prepare();
        report.say(
                "queue: " + JOBS + " no-op jobs, " + LANES + " lanes; warming up " + WARM_UP.toSeconds() + " s each");
        warmUp(free::round);
        warmUp(this::dbScheduler);
        Figures lanes = new Figures();
        Figures baseline = new Figures();
        for (int round = 0; round < ROUNDS; round++) {
            lanes.add(free.round());
            baseline.add(dbScheduler());
        }
        report.figure("lanes, jobs/s", lanes);
        report.figure("db-scheduler (lock-and-fetch, 50 threads), jobs/s", baseline);
        double ratio = lanes.median() / baseline.median();
        report.verdict("lanes / db-scheduler", ratio, ">= 4", ratio >= 4);
        held(heldMinutes);
        free.queue.workers.close();
        beside.queue.workers.close();
        report.write();
    }

    private void held(int minutes) throws Exception {
        beside.round(); // its plans are made
        try (Connection other = beside.dataSource.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("select count(*) from tenant");
            inTurns("", Duration.ZERO);
            for (int minute = 1; minute <= minutes; minute++) {
                inTurns(", minute " + minute, Duration.ofMinutes(1));
            }
            other.rollback();
        }
    }

    private void inTurns(String when, Duration time) throws Exception {
        Figures held = new Figures();
        Figures baseline = new Figures();
        Instant end = Instant.now().plus(time);
        for (int round = 0; round < ROUNDS || Instant.now().isBefore(end); round++) {
            held.add(beside.round());
            baseline.add(free.round());
        }
        report.figure("old snapshot held" + when + ", jobs/s", held);
        report.figure("free, in turns with it" + when + ", jobs/s", baseline);
        double ratio = held.median() / baseline.median();
        report.verdict("held / free" + when, ratio, ">= 0.8", ratio >= 0.8);
    }

    private void prepare() throws Exception {
        theirs.setMaximumPoolSize(60);
        try (Connection connection = theirs.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table scheduled_tasks (
                      task_name text not null, task_instance text not null, task_data bytea,
                      execution_time timestamptz not null, picked boolean not null, picked_by text,
                      last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                      last_heartbeat timestamptz, version bigint not null, priority smallint,
                      primary key (task_name, task_instance));
                    create index execution_time_idx on scheduled_tasks (execution_time);
                    create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)
                    """);
        }
        free.start();
        beside.start();
    }

    /// Our queue on a database of its own.
    private static final class Lanes implements LaneHandler {

        private final HikariDataSource dataSource = TestDatabase.fresh();
        private final QueueFixture queue = new QueueFixture(dataSource, Clock.systemUTC());
        private final TenantId tenant = new TenantId(UUID.randomUUID());
        private final AtomicReference<CountDownLatch> left = new AtomicReference<>(new CountDownLatch(0));

        void start() {
            dataSource.setMaximumPoolSize(16);
            dataSource.setMinimumIdle(16); // as the house's, they stay from one round to the next
            dataSource.addDataSourceProperty("options", Database.BY_INDEX); // as the house connects
            queue.workers.add("bench", this, WorkerSettings.DEFAULTS);
            queue.workers.start();
        }

        @Override
        public LaneOutcome run(ClaimedLane lane) {
            CountDownLatch latch = left.get();
            lane.jobs().forEach(job -> latch.countDown());
            return LaneOutcome.done(lane);
        }

        @Override
        public LaneOutcome giveUp(ClaimedLane lane, String reason) {
            throw new IllegalStateException("a no-op job failed: " + reason);
        }

        /// Jobs a second from the moment all of them lie in the table until the table is empty.
        double round() throws Exception {
            CountDownLatch latch = new CountDownLatch(JOBS);
            left.set(latch);
            Instant start = Instant.now().plus(TO_FILL);
            fill(start);
            if (Instant.now().isAfter(start)) {
                throw new IllegalStateException("filling the table took too long for a fair start");
            }
            while (Instant.now().isBefore(start)) {
                Thread.onSpinWait();
            }
            await(latch);
            while (lanesLeft()) {
                Thread.onSpinWait();
            }
            return JOBS / (Duration.between(start, Instant.now()).toNanos() / 1e9);
        }

        private void fill(Instant start) {
            List<NewJob> batch = new ArrayList<>();
            for (int job = 0; job < JOBS; job++) {
                int lane = job % LANES;
                Instant due = start.plusNanos(lane * 20_000L);
                batch.add(NewJob.dueAt(tenant, "bench", new UUID(7, lane), "x", due));
                if (batch.size() == 2_000) {
                    List<NewJob> some = List.copyOf(batch);
                    queue.database.acrossTenants(() -> queue.jobs.enqueue(some));
                    batch.clear();
                }
            }
        }

        private boolean lanesLeft() {
            return queue.database.acrossTenants(() -> queue.database
                    .sql()
                    .sql("select exists (select from lane)")
                    .query(Boolean.class)
                    .single());
        }
    }

    private double dbScheduler() throws Exception {
        CountDownLatch latch = new CountDownLatch(JOBS);
        OneTimeTask<Void> task = Tasks.oneTime("noop").execute((instance, context) -> latch.countDown());
        Scheduler scheduler = Scheduler.create(theirs, task)
                .threads(50)
                .pollUsingLockAndFetch(0.5, 20.0)
                .pollingInterval(Duration.ofMillis(10))
                .build();
        execute(
                theirs,
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)"
                        + " select 'noop', n::text, now(), false, 1, 0 from generate_series(1, " + JOBS + ") n");
        execute(theirs, "analyze scheduled_tasks"); // its plans are to know that the table is full
        long start = System.nanoTime();
        scheduler.start();
        await(latch);
        double rate = JOBS / seconds(start);
        scheduler.stop();
        return rate;
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException(latch.getCount() + " jobs never ran");
        }
    }

    private static void execute(HikariDataSource source, String sql) throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('jauap.tenant', '*', false)");
            statement.execute(sql);
            statement.execute("select set_config('jauap.tenant', '', false)");
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private interface Run {

        double once() throws Exception;
    }

    private static void warmUp(Run run) throws Exception {
        Instant end = Instant.now().plus(WARM_UP);
        while (Instant.now().isBefore(end)) {
            run.once();
        }
    }
}
