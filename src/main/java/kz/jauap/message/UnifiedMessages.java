package kz.jauap.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What was said in a business's conversations, in the one format.
@Component
public class UnifiedMessages {

    /// Ids are given a little before their commit; a page that goes forward stops this long before now, so that nothing
    /// comes to light behind it.
    static final Duration SETTLED = Duration.ofSeconds(5);

    private final UnifiedStore store;
    private final Database database;
    private final Clock clock;

    UnifiedMessages(UnifiedStore store, Database database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /// Something with its place in a list.
    public record Placed<T>(String cursor, T item) {}

    /// Which messages are wanted.
    ///
    /// @param channel kind of channel, "" for all
    /// @param account account on it, "" for all
    /// @param limit how many at most
    public record Wanted(String channel, String account, int limit) {}

    /// The newest first.
    ///
    /// @param beyond cursor of the last one seen, null from the newest on
    public List<Placed<UnifiedMessage>> newest(TenantId tenant, Wanted wanted, @Nullable UUID beyond) {
        return database.inTenant(tenant, () -> store.newest(tenant, wanted, beyond));
    }

    /// The oldest first, for who follows along: nothing is ever left out behind a cursor.
    ///
    /// @param beyond cursor of the last one seen; null from `since` on
    public List<Placed<UnifiedMessage>> following(
            TenantId tenant, Wanted wanted, @Nullable UUID beyond, Instant since) {
        UUID low = beyond == null ? firstOf(since) : beyond;
        UUID high = firstOf(clock.instant().minus(SETTLED));
        return database.inTenant(tenant, () -> store.following(tenant, wanted, low, high));
    }

    /// Conversations, the one with the newest message first.
    public List<Placed<Chat>> chats(TenantId tenant, Wanted wanted, @Nullable UUID beyond) {
        return database.inTenant(tenant, () -> store.chats(tenant, wanted, beyond));
    }

    public Optional<Chat> chat(TenantId tenant, UUID conversation) {
        return database.inTenant(tenant, () -> store.chat(tenant, conversation));
    }

    /// Messages of a conversation, the newest first.
    ///
    /// @param before number of the last one seen, or the largest number there is
    public List<Placed<UnifiedMessage>> of(TenantId tenant, UUID conversation, int before, int limit) {
        return database.inTenant(tenant, () -> store.of(tenant, conversation, before, limit));
    }

    /// Message number `seq` of a conversation, inside the caller's transaction.
    public Optional<UnifiedMessage> at(TenantId tenant, UUID conversation, int seq) {
        return store.at(tenant, conversation, seq);
    }

    /// The message of that id: what came in, by the id it was stored under; what goes out, by its id in the outbox.
    public Optional<UnifiedMessage> find(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id));
    }

    /// The smallest time-ordered id of a moment.
    static UUID firstOf(Instant moment) {
        return new UUID(Math.max(0, moment.toEpochMilli()) << 16 | 0x7000L, 0x8000000000000000L);
    }
}
