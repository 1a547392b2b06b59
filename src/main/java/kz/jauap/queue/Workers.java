package kz.jauap.queue;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.GroupCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The workers of this node: one per queue, started and stopped together. Queues do not share workers, so what
/// customers
/// write never waits behind notifications.
@Component
public class Workers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Workers.class);
    private static final int ENDINGS_PER_COMMIT = 256;
    private static final int ENDINGS_WAITING = 10_000;

    private final ClaimStore claims;
    private final LaneStore lanes;
    private final DeadJobStore deadJobs;
    private final Database database;
    private final WakeUps wakeUps;
    private final Clock clock;
    private final List<LaneWorker> workers = new CopyOnWriteArrayList<>();

    Workers(
            ClaimStore claims,
            LaneStore lanes,
            DeadJobStore deadJobs,
            Database database,
            WakeUps wakeUps,
            Clock clock) {
        this.claims = claims;
        this.lanes = lanes;
        this.deadJobs = deadJobs;
        this.database = database;
        this.wakeUps = wakeUps;
        this.clock = clock;
    }

    /// Adds a worker for a queue. It does nothing until [#start], but can be pumped by hand.
    public LaneWorker add(String queue, LaneHandler handler, WorkerSettings settings) {
        GroupCommit<LaneRunner.Ending, Boolean> endings =
                new GroupCommit<>("endings-" + queue, ENDINGS_PER_COMMIT, ENDINGS_WAITING, this::commit);
        LaneWorker worker = new LaneWorker(queue, handler, settings, claims, endings, clock);
        workers.add(worker);
        return worker;
    }

    public void start() {
        workers.forEach(worker -> {
            wakeUps.add(worker);
            worker.start();
        });
        log.info("{} workers started", workers.size());
    }

    @Override
    public void close() {
        workers.forEach(LaneWorker::close);
        workers.clear();
    }

    @CrossTenant("lanes of several tenants that end together share one transaction")
    private List<Boolean> commit(List<LaneRunner.Ending> endings) {
        Set<Long> held = database.acrossTenants(() -> {
            Set<Long> kept = lanes.complete(
                    endings.stream().map(LaneRunner.Ending::completion).toList());
            deadJobs.bury(endings.stream()
                    .filter(ending -> kept.contains(ending.completion().lease()))
                    .flatMap(ending -> ending.dead().stream())
                    .toList());
            return kept;
        });
        return endings.stream()
                .map(ending -> held.contains(ending.completion().lease()))
                .toList();
    }
}
