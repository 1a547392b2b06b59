package kz.jauap.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import kz.jauap.shared.GroupCommit;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works on one queue: one thread claims due lanes in batches, each lane then runs on a virtual thread of its own.
///
/// Notes for whoever changes this class:
/// 1. It sleeps until the next lane is due, as far as it knows: from its own look at the table, and from [WakeUps].
///    Both are hints; once a second (`SWEEP`) it looks at everything, whatever it believes.
/// 2. Per tenant it keeps a *floor*: lanes due before it are known to be gone. A claim starts there, because rows that
///    are gone may still lie in the index while some other transaction keeps an old snapshot. A sweep starts at the
///    beginning of time.
/// 3. It stops in two steps: no new claims, then it waits for what runs; what still runs after that keeps its lease
///    until it ends or another node takes it.
public final class LaneWorker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LaneWorker.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration SLACK = Duration.ofMillis(10);
    private static final Duration BRIEFLY = Duration.ofMillis(1);
    /// More than there will ever be: whoever begins a lane never waits for a permit.
    private static final int MOST_BEGUN = 1_000_000;

    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final String queue;
    private final WorkerSettings settings;
    private final ClaimStore claims;
    private final LaneRunner runner;
    private final GroupCommit<LaneRunner.Ending, Boolean> endings;
    private final Clock clock;

    private final Map<TenantId, Known> tenants = new ConcurrentHashMap<>();
    private final Map<Long, ClaimedLane> running = new ConcurrentHashMap<>();
    private final Semaphore free;
    private final Semaphore begun = new Semaphore(MOST_BEGUN);
    private final AtomicLong wakeAt = new AtomicLong();
    private final Thread dispatcher;
    private volatile boolean open = true;
    private volatile boolean hungry;
    private Instant sweptAt = Instant.EPOCH;
    private Instant extendedAt = Instant.EPOCH;

    /// What is known of a tenant's waiting lanes. `touched` tells an old knowledge from a new one with the same floor.
    private record Known(Instant floor, long touched) {

        Known atMost(Instant due) {
            return new Known(due.isBefore(floor) ? due : floor, touched + 1);
        }
    }

    LaneWorker(
            String queue,
            LaneHandler handler,
            WorkerSettings settings,
            ClaimStore claims,
            GroupCommit<LaneRunner.Ending, Boolean> endings,
            Clock clock) {
        this.queue = queue;
        this.settings = settings;
        this.claims = claims;
        this.endings = endings;
        this.clock = clock;
        this.runner = new LaneRunner(handler, settings, endings, clock);
        this.free = new Semaphore(settings.running());
        this.dispatcher =
                Thread.ofPlatform().daemon(true).name("lanes-" + queue).unstarted(this::dispatch);
    }

    void start() {
        dispatcher.start();
    }

    String queue() {
        return queue;
    }

    /// A hint that jobs of a tenant are due at some moment. Called on the announcing thread, so it is quick.
    void jobsWaiting(TenantId tenant, Instant dueAt) {
        lower(tenant, dueAt.minus(SLACK));
        long due = dueAt.toEpochMilli();
        if (wakeAt.getAndUpdate(at -> Math.min(at, due)) > due) {
            LockSupport.unpark(dispatcher);
        }
    }

    private void lower(TenantId tenant, Instant floor) {
        tenants.compute(tenant, (id, known) -> known == null ? new Known(floor, 0) : known.atMost(floor));
    }

    /// Claims what is due now and runs it to the end, on the calling thread's time. For tests and manual kicks.
    ///
    /// @return lanes that were run
    public int runDue() {
        return runDue(settings.claim()).claimed();
    }

    /// The same for some lanes at most.
    public Kick runDue(int limit) {
        sweep(clock.instant());
        Kick kick = Kick.NOTHING;
        for (ClaimedLane lane : claim(clock.instant(), Math.min(limit, settings.claim()))) {
            kick = kick.plus(Kick.of(runner.run(lane)));
        }
        return kick;
    }

    /// Whether lanes may come into being as this node's own; as many again as it claims.
    boolean hasRoom() {
        return open && MOST_BEGUN - begun.availablePermits() < settings.running();
    }

    Duration lease() {
        return settings.lease();
    }

    /// Runs a lane that came into being as this node's own.
    void begin(ClaimedLane lane) {
        begun.acquireUninterruptibly();
        start(lane, begun::release);
    }

    /// Lanes that run on this node now.
    public int running() {
        return running.size();
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        LockSupport.unpark(dispatcher);
        try {
            if (dispatcher.isAlive()) {
                dispatcher.join(Duration.ofSeconds(5));
            }
            if (!allEnded(clock.instant().plus(settings.lease()))) {
                log.warn(
                        "{} lanes of {} still run at shutdown; they run again elsewhere after their leases",
                        running.size(),
                        queue);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endings.close();
    }

    private boolean allEnded(Instant until) throws InterruptedException {
        return free.tryAcquire(settings.running(), millisTo(until), TimeUnit.MILLISECONDS)
                && begun.tryAcquire(MOST_BEGUN, millisTo(until), TimeUnit.MILLISECONDS);
    }

    private long millisTo(Instant until) {
        return Math.max(0, Duration.between(clock.instant(), until).toMillis());
    }

    private void dispatch() {
        while (open) {
            try {
                if (!round()) {
                    rest();
                }
            } catch (RuntimeException e) {
                log.warn("claiming from {} failed, trying again in {}: {}", queue, AFTER_FAILURE, e.toString());
                LockSupport.parkNanos(AFTER_FAILURE.toNanos());
            }
        }
    }

    /// One round of work.
    ///
    /// @return whether there may be more to claim at once
    private boolean round() {
        Instant now = clock.instant();
        wakeAt.set(now.plus(SWEEP).toEpochMilli());
        if (Duration.between(sweptAt, now).compareTo(SWEEP) >= 0) {
            sweep(now);
            sweptAt = now;
        }
        int room = room();
        hungry = room == 0;
        if (hungry) {
            return false;
        }
        List<ClaimedLane> lanes = claim(now, room);
        lanes.forEach(this::launch);
        return !lanes.isEmpty();
    }

    /// How many lanes to claim; waits a moment for more room rather than claiming one by one.
    private int room() {
        int wanted = Math.min(settings.claim(), settings.running());
        if (free.availablePermits() < wanted) {
            LockSupport.parkNanos(BRIEFLY.toNanos());
        }
        return Math.min(settings.claim(), free.availablePermits());
    }

    private List<ClaimedLane> claim(Instant now, int room) {
        Map<TenantId, Known> asked = someOf(new HashMap<>(tenants), room);
        if (asked.isEmpty()) {
            return List.of();
        }
        int share = Math.max(1, room / asked.size());
        List<ClaimedLane> lanes =
                claims.claim(queue, floors(asked), now, share, settings.jobsPerLane(), settings.lease());
        Map<TenantId, Instant> reached = new HashMap<>();
        lanes.forEach(lane -> reached.merge(lane.tenant(), lane.dueAt(), (a, b) -> a.isAfter(b) ? a : b));
        reached.forEach((tenant, due) -> raise(tenant, asked.get(tenant), due.minus(SLACK)));
        return lanes;
    }

    /// Lifts a tenant's floor, unless a hint has come since the claim began.
    private void raise(TenantId tenant, @Nullable Known asked, Instant floor) {
        if (asked != null && floor.isAfter(asked.floor())) {
            tenants.replace(tenant, asked, new Known(floor, asked.touched() + 1));
        }
    }

    private static Map<TenantId, Instant> floors(Map<TenantId, Known> known) {
        Map<TenantId, Instant> floors = new HashMap<>();
        known.forEach((tenant, one) -> floors.put(tenant, one.floor()));
        return floors;
    }

    /// A random choice where there are more tenants than room, so that over time each gets its turn.
    private static Map<TenantId, Known> someOf(Map<TenantId, Known> all, int room) {
        if (all.size() <= room) {
            return all;
        }
        List<TenantId> order = new ArrayList<>(all.keySet());
        Collections.shuffle(order);
        order.subList(room, order.size()).forEach(all::remove);
        return all;
    }

    private void launch(ClaimedLane lane) {
        free.acquireUninterruptibly();
        start(lane, () -> {
            free.release();
            if (hungry) {
                LockSupport.unpark(dispatcher);
            }
        });
    }

    private void start(ClaimedLane lane, Runnable afterwards) {
        running.put(lane.lease(), lane);
        Thread.ofVirtual().name("lane-" + queue).start(() -> {
            try {
                LaneOutcome outcome = runner.run(lane);
                running.remove(lane.lease());
                if (mayGoOn(lane, outcome)) {
                    jobsWaiting(lane.tenant(), lane.dueAt());
                }
            } finally {
                running.remove(lane.lease());
                afterwards.run();
            }
        });
    }

    /// Whether the lane may have more jobs: it is as due as it was, and may lie below the floor by now.
    private boolean mayGoOn(ClaimedLane lane, LaneOutcome outcome) {
        boolean full = lane.jobs().size() >= settings.jobsPerLane();
        return switch (outcome) {
            case LaneOutcome.Done(List<Long> seqs) ->
                full || seqs.size() < lane.jobs().size();
            case LaneOutcome.Committed _, LaneOutcome.Discard _ ->
                full || lane.jobs().size() > 1;
            case LaneOutcome.Retry _, LaneOutcome.Snooze _ -> false;
        };
    }

    private void sweep(Instant now) {
        if (!running.isEmpty()
                && Duration.between(extendedAt, now).compareTo(settings.lease().dividedBy(3)) >= 0) {
            claims.extend(queue, List.copyOf(running.values()), now.plus(settings.lease()));
            extendedAt = now;
        }
        int freed = claims.freeExpired(queue, now);
        if (freed > 0) {
            log.warn("{} lanes of {} had lost their runner and are free again", freed, queue);
        }
        Map<TenantId, Known> before = Map.copyOf(tenants);
        Map<TenantId, Instant> waiting = claims.firstDue(queue);
        before.forEach((tenant, known) -> {
            if (!waiting.containsKey(tenant)) {
                tenants.remove(tenant, known);
            }
        });
        waiting.forEach((tenant, due) -> lower(tenant, due.minus(SLACK)));
    }

    /// Sleeps until the next known lane is due, a hint comes, or the next sweep.
    private void rest() {
        Instant now = clock.instant();
        Map<TenantId, Instant> floors = floors(tenants);
        if (free.availablePermits() > 0 && !floors.isEmpty()) {
            claims.nextDue(queue, floors)
                    .ifPresent(due -> wakeAt.getAndUpdate(at -> Math.min(at, due.toEpochMilli() + 1)));
        }
        long millis = wakeAt.get() - now.toEpochMilli();
        if (millis > 0 && open) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }
}
