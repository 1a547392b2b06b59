package kz.jauap.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kz.jauap.api.RequestStore.Asked;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Requests that carry an Idempotency-Key: what was done under a key is answered again and not done again.
@Component
public class Requests {

    /// For how long a key is known.
    public static final Duration KEPT = Duration.ofHours(72);

    private final RequestStore store;
    private final Database database;
    private final Clock clock;

    Requests(RequestStore store, Database database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /// What is known of a key.
    public sealed interface Begun {

        /// Nothing was done yet, or nobody knows: do it, in a way that may be repeated.
        record Fresh() implements Begun {}

        /// It was done, and this was the answer.
        record Again(int status, String answer) implements Begun {}

        /// The key was used for something else.
        record Other() implements Begun {}
    }

    /// @param hash of all that makes the request what it is
    public Begun begin(TenantId tenant, String key, String hash) {
        Optional<Asked> before = database.inTenant(
                tenant,
                () -> store.begin(tenant, key, hash, clock.instant()) ? Optional.empty() : store.find(tenant, key));
        if (before.isEmpty()) {
            return new Begun.Fresh();
        }
        Asked asked = before.get();
        if (!asked.hash().equals(hash)) {
            return new Begun.Other();
        }
        return asked.status() == 0 ? new Begun.Fresh() : new Begun.Again(asked.status(), asked.answer());
    }

    public void end(TenantId tenant, String key, int status, String answer) {
        database.inTenant(tenant, () -> store.end(tenant, key, status, answer));
    }

    /// It was refused and nothing was done: the key may be used for another try.
    public void drop(TenantId tenant, String key) {
        database.inTenant(tenant, () -> store.drop(tenant, key));
    }

    /// Forgets some keys from before a moment.
    ///
    /// @return rows removed; zero when nothing is left to forget
    public int forget(TenantId tenant, Instant before) {
        return database.inTenant(tenant, () -> store.forget(tenant, before));
    }
}
