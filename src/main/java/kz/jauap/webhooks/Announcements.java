package kz.jauap.webhooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import org.springframework.stereotype.Component;

/// Writes events down for everybody who listens, with a job for each, inside the transaction of what happened.
@Component
class Announcements {

    static final String QUEUE = "webhook";

    private final Listeners listeners;
    private final PostingStore store;
    private final Jobs jobs;
    private final Database database;
    private final IdSource ids;

    Announcements(Listeners listeners, PostingStore store, Jobs jobs, Database database, IdSource ids) {
        this.listeners = listeners;
        this.store = store;
        this.jobs = jobs;
        this.database = database;
        this.ids = ids;
    }

    @CrossTenant("turns of several tenants that end together share one transaction")
    void announce(List<Event> events) {
        List<PostingStore.New> rows = new ArrayList<>();
        for (Event event : events) {
            for (Subscription one : listeners.of(event.tenant(), event.kind())) {
                rows.add(new PostingStore.New(event.tenant(), ids.next(), one.id(), event));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        Set<UUID> fresh = store.insert(rows);
        List<NewJob> due = rows.stream()
                .filter(row -> fresh.contains(row.id()))
                .map(row -> NewJob.dueAt(
                        row.tenant(),
                        QUEUE,
                        row.id(),
                        row.id().toString(),
                        row.event().at()))
                .toList();
        jobs.enqueue(due);
        database.afterCommit(() -> jobs.announce(due));
    }
}
