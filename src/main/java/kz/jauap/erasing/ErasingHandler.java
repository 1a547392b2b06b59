package kz.jauap.erasing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.jauap.erasing.ErasureStore.Task;
import kz.jauap.erasing.spi.Outside;
import kz.jauap.erasing.spi.Outside.Removal;
import kz.jauap.erasing.spi.Told;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Goes on with one erasure from where it stands: the database first, then what lies outside, one thing
/// after the other, then a word to people. A node that dies in the middle leaves a job, and whoever
/// takes it goes on.
@Component
class ErasingHandler implements LaneHandler {

    private static final Logger log = LoggerFactory.getLogger(ErasingHandler.class);

    private static final int AT_ONCE = 20;
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    /// What could not be removed for so long is said to remain.
    private static final Duration PATIENCE = Duration.ofDays(7);

    private final Forgetting forgetting;
    private final ErasureStore store;
    private final Map<String, Outside> outside;
    private final List<Told> told;
    private final Audit audit;
    private final Database database;
    private final Clock clock;

    ErasingHandler(
            Forgetting forgetting,
            ErasureStore store,
            List<Outside> outside,
            List<Told> told,
            Audit audit,
            Database database,
            Clock clock) {
        this.forgetting = forgetting;
        this.store = store;
        this.outside = outside.stream().collect(Collectors.toMap(Outside::kind, Function.identity()));
        this.told = List.copyOf(told);
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        Optional<Erasure> found = find(lane.tenant(), lane.id());
        if (found.isEmpty() || found.get().state() == Erasure.State.DONE) {
            return LaneOutcome.done(lane);
        }
        if (found.get().state() == Erasure.State.ASKED) {
            forgetting.carryOut(found.get());
        }
        return remove(lane)
                .or(() -> finish(found.get()))
                .<LaneOutcome>map(LaneOutcome.Snooze::new)
                .orElseGet(() -> LaneOutcome.done(lane));
    }

    /// Nothing here is ever given up: what a customer has asked for is done, or said not to be.
    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        log.error("erasure {} fails; it is tried again in {}: {}", lane.id(), AFTER_FAILURE, reason);
        return new LaneOutcome.Snooze(AFTER_FAILURE);
    }

    private Optional<Erasure> find(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id));
    }

    /// @return when to go on, empty when nothing is left to try
    private Optional<Duration> remove(ClaimedLane lane) {
        TenantId tenant = lane.tenant();
        List<Task> tasks = database.inTenant(tenant, () -> store.waiting(tenant, lane.id(), AT_ONCE));
        for (Task task : tasks) {
            Instant now = clock.instant();
            if (task.due().isAfter(now)) {
                return Optional.of(Duration.between(now, task.due()).plusMillis(1));
            }
            settle(tenant, lane.id(), task, removal(tenant, task));
        }
        return tasks.isEmpty() ? Optional.empty() : Optional.of(Duration.ofMillis(1));
    }

    private Removal removal(TenantId tenant, Task task) {
        Outside kind = outside.get(task.kind());
        return kind == null
                ? new Removal.Remains("nothing here removes things of the kind " + task.kind())
                : kind.remove(tenant, task.target());
    }

    private void settle(TenantId tenant, UUID erasure, Task task, Removal removal) {
        database.inTenant(tenant, () -> {
            switch (removal) {
                case Removal.Gone() -> store.settle(tenant, erasure, task.place(), "");
                case Removal.Remains(String what) -> store.settle(tenant, erasure, task.place(), what);
                case Removal.Later(Duration after, String reason) -> putOff(tenant, erasure, task, after, reason);
            }
        });
    }

    private void putOff(TenantId tenant, UUID erasure, Task task, Duration after, String reason) {
        Instant now = clock.instant();
        Instant asked = store.find(tenant, erasure).orElseThrow().askedAt();
        if (asked.plus(PATIENCE).isBefore(now)) {
            store.settle(tenant, erasure, task.place(), task.kind() + ": " + reason);
            return;
        }
        Duration doubled = SHORTEST.multipliedBy(1L << Math.min(task.tries(), MOST_DOUBLINGS));
        Duration pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        log.warn("a {} of erasure {} cannot be removed yet: {}", task.kind(), erasure, reason);
        store.later(tenant, erasure, task.place(), reason, now.plus(pause.compareTo(after) > 0 ? pause : after));
    }

    /// @return when to try again to tell of it
    private Optional<Duration> finish(Erasure before) {
        TenantId tenant = before.tenant();
        Erasure now = find(tenant, before.id()).orElseThrow();
        boolean heard = told.stream().allMatch(one -> one.tell(tenant, now.counts(), now.remains()));
        if (!heard && before.askedAt().plus(PATIENCE).isAfter(clock.instant())) {
            return Optional.of(AFTER_FAILURE);
        }
        database.inTenant(tenant, () -> {
            if (store.done(tenant, before.id(), clock.instant())) {
                audit.record(
                        tenant,
                        "erasing",
                        "customer.erasing_done",
                        before.id().toString(),
                        Map.of("remains", now.remains().size()));
            }
        });
        return Optional.empty();
    }
}
