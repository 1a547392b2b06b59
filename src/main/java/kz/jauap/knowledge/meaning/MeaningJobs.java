package kz.jauap.knowledge.meaning;

import java.time.Clock;
import java.util.List;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The work of making vectors: one lane for each tenant. Without an endpoint there is none.
@Component
public class MeaningJobs {

    static final String QUEUE = "meaning";

    private final EmbeddingsAccess access;
    private final MeaningStore store;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;

    MeaningJobs(EmbeddingsAccess access, MeaningStore store, Jobs jobs, Database database, Clock clock) {
        this.access = access;
        this.store = store;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    /// Within the transaction that changes the documents.
    public void enqueue(TenantId tenant) {
        if (access.on()) {
            jobs.enqueue(List.of(job(tenant)));
        }
    }

    /// After it.
    public void announce(TenantId tenant) {
        if (access.on()) {
            jobs.announce(List.of(job(tenant)));
        }
    }

    /// Looks whether documents wait for vectors: of a model that is new, or that was away for too long.
    public void lookAfter(TenantId tenant) {
        boolean open = access.on() && database.inTenant(tenant, () -> store.isOpen(tenant, access.maker()));
        if (open) {
            database.inTenant(tenant, () -> enqueue(tenant));
            announce(tenant);
        }
    }

    private NewJob job(TenantId tenant) {
        return NewJob.dueAt(tenant, QUEUE, DerivedId.of(tenant.value(), QUEUE), "", clock.instant());
    }
}
