package kz.jauap.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The log of what was posted, and posting it again. What is posted again keeps its `webhook-id`: who took it before
/// can
/// tell.
@Component
public class Postings {

    /// Postings one request sets out again at most.
    public static final int MOST_AT_ONCE = 1_000;

    private final PostingStore store;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;

    Postings(PostingStore store, Jobs jobs, Database database, Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    /// The newest first.
    ///
    /// @param subscription null for all
    /// @param state null for all
    public List<Posting> list(
            TenantId tenant,
            @Nullable UUID subscription,
            Posting.@Nullable State state,
            @Nullable UUID beyond,
            int limit) {
        return database.inTenant(
                tenant, () -> store.list(tenant, subscription, state == null ? "" : state.name(), beyond, limit));
    }

    /// @return false when there is no such posting, or it is on its way
    public boolean again(TenantId tenant, UUID id) {
        return again(
                        tenant,
                        () -> store.again(tenant, id, clock.instant()).stream().toList())
                > 0;
    }

    /// The oldest of those made since a moment, at most [#MOST_AT_ONCE].
    ///
    /// @return how many were set out again
    public int again(TenantId tenant, UUID subscription, Instant since) {
        return again(tenant, () -> store.again(tenant, subscription, since, clock.instant(), MOST_AT_ONCE));
    }

    private int again(TenantId tenant, java.util.function.Supplier<List<UUID>> which) {
        List<NewJob> due = database.inTenant(tenant, () -> {
            List<NewJob> some = which.get().stream()
                    .map(id -> NewJob.dueAt(tenant, Announcements.QUEUE, id, id.toString(), clock.instant()))
                    .toList();
            jobs.enqueue(some);
            return some;
        });
        jobs.announce(due);
        return due.size();
    }

    /// Forgets some postings from before a moment; those that wait stay.
    ///
    /// @return rows removed; zero when nothing is left to forget
    public int forget(TenantId tenant, Instant before) {
        return database.inTenant(tenant, () -> store.forget(tenant, before));
    }
}
