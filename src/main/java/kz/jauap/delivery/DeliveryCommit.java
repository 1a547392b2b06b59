package kz.jauap.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import kz.jauap.queue.Completion;
import kz.jauap.queue.Jobs;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.GroupCommit;
import org.springframework.stereotype.Component;

/// Reads and marks of deliveries, many lanes in one transaction.
@Component
class DeliveryCommit implements AutoCloseable {

    private static final int TOGETHER = 128;
    private static final int MOST_WAITING = 10_000;

    private final OutboxStore store;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;
    private final Steps steps;
    private final GroupCommit<List<OutboxStore.Key>, List<OutboxStore.Row>> reads;
    private final GroupCommit<Ended, Boolean> ends;

    /// The marks of one lane, with its end.
    record Ended(List<OutboxStore.Mark> marks, Completion completion) {}

    DeliveryCommit(OutboxStore store, Jobs jobs, Database database, Clock clock, Steps steps) {
        this.steps = steps;
        this.store = store;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
        this.reads = new GroupCommit<>("delivery-read", TOGETHER, MOST_WAITING, this::readTogether);
        this.ends = new GroupCommit<>("delivery-end", TOGETHER, MOST_WAITING, this::endTogether);
    }

    /// In the order asked for.
    List<OutboxStore.Row> read(List<OutboxStore.Key> keys) {
        return reads.submit(keys);
    }

    /// @return whether the lane was still ours
    boolean end(Ended ended) {
        return ends.submit(ended);
    }

    @Override
    public void close() {
        reads.close();
        ends.close();
    }

    @CrossTenant("deliveries of several tenants that start together are read together")
    private List<List<OutboxStore.Row>> readTogether(List<List<OutboxStore.Key>> asked) {
        List<OutboxStore.Key> all = asked.stream().flatMap(List::stream).toList();
        var found = database.acrossTenants(() -> store.read(all)).stream()
                .collect(java.util.stream.Collectors.toMap(
                        row -> new OutboxStore.Key(row.tenant(), row.id()), row -> row));
        return asked.stream()
                .map(keys -> keys.stream()
                        .map(found::get)
                        .filter(java.util.Objects::nonNull)
                        .toList())
                .toList();
    }

    @CrossTenant("deliveries of several tenants that end together share one transaction")
    private List<Boolean> endTogether(List<Ended> ended) {
        Set<Long> held = database.acrossTenants(() -> {
            Set<Long> kept = jobs.complete(ended.stream().map(Ended::completion).toList());
            List<OutboxStore.Mark> marks = ended.stream()
                    .filter(one -> kept.contains(one.completion().lease()))
                    .flatMap(one -> one.marks().stream())
                    .toList();
            if (!marks.isEmpty()) {
                steps.tell(store.mark(marks, clock.instant()));
            }
            return kept;
        });
        return ended.stream()
                .map(one -> held.contains(one.completion().lease()))
                .toList();
    }
}
