package kz.jauap.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.jauap.shared.Remembered;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps an index of every tenant at the newest change of its documents. It does so beside everything else and in
/// steps, those of several tenants in turn, so that neither a customer nor a small business waits for a large one.
final class Following {

    private static final Logger log = LoggerFactory.getLogger(Following.class);
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Documents documents;
    private final Index index;
    private final ExecutorService steps;
    private final Remembered<TenantId, Long> newest;
    private final Map<TenantId, CompletableFuture<Long>> underWay = new ConcurrentHashMap<>();

    /// What can be behind the documents.
    interface Index {

        /// The number of the newest change it has seen, 0 for none.
        long version(TenantId tenant);

        void drop(TenantId tenant);

        /// Goes some of the way to a change.
        ///
        /// @return the change it has come to, later than `since`
        long advance(TenantId tenant, long since, long newest);
    }

    /// @param steps threads that do nothing else
    Following(Documents documents, Index index, ExecutorService steps, Clock clock) {
        this.documents = documents;
        this.index = index;
        this.steps = steps;
        this.newest = new Remembered<>(clock, FRESH);
    }

    /// Whether the index is at the newest change, after some waiting where it is not.
    ///
    /// @param patience how long to wait at most; the work goes on without us
    boolean isThere(TenantId tenant, Duration patience) {
        long wanted = newest.get(tenant, documents::version);
        return wanted > 0 && (index.version(tenant) == wanted || reached(tenant, patience) >= wanted);
    }

    /// There is a change: begins to follow it.
    void changed(TenantId tenant) {
        newest.forget(tenant);
        begin(tenant);
    }

    private long reached(TenantId tenant, Duration patience) {
        try {
            return begin(tenant).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private CompletableFuture<Long> begin(TenantId tenant) {
        CompletableFuture<Long> ours = new CompletableFuture<>();
        CompletableFuture<Long> other = underWay.putIfAbsent(tenant, ours);
        if (other != null) {
            return other;
        }
        steps.execute(() -> step(tenant, ours));
        return ours;
    }

    private void step(TenantId tenant, CompletableFuture<Long> way) {
        try {
            long goal = documents.version(tenant);
            long known = index.version(tenant);
            if (known > goal) { // the database was set back
                index.drop(tenant);
                known = 0;
            }
            if (known < goal) {
                index.advance(tenant, known, goal);
                steps.execute(() -> step(tenant, way));
                return;
            }
            end(tenant);
            way.complete(known);
        } catch (RuntimeException e) {
            log.warn("the index of tenant {} is behind, the next question brings it up: {}", tenant, e.toString());
            end(tenant);
            way.completeExceptionally(e);
        }
    }

    private void end(TenantId tenant) {
        newest.forget(tenant);
        underWay.remove(tenant);
    }
}
