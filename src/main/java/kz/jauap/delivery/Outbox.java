package kz.jauap.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.CrossTenant;
import org.springframework.stereotype.Component;

/// The door to delivery: what is put here in a transaction will be sent once that transaction has committed.
@Component
public class Outbox {

    static final String QUEUE = "delivery";

    private final OutboxStore store;
    private final Jobs jobs;
    private final Clock clock;

    Outbox(OutboxStore store, Jobs jobs, Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Adds messages and their jobs inside the caller's transaction, in the order given.
    ///
    /// @return the jobs, to be announced after the commit
    @CrossTenant("turns of several tenants that end together share one transaction")
    public List<NewJob> add(List<Outgoing> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        store.insert(messages, now);
        List<NewJob> due = messages.stream()
                .map(one -> NewJob.dueAt(
                        one.tenant(), QUEUE, one.conversation(), one.id().toString(), now))
                .toList();
        jobs.enqueue(due);
        return due;
    }
}
