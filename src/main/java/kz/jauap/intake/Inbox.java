package kz.jauap.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.InboundMessage;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.Unanswered;
import org.springframework.stereotype.Component;

/// What has come in, as it was read on arrival. Rows never change, but for the mark that a customer has deleted one.
@Component
public class Inbox {

    /// The queue in which messages wait for their turn; a lane is a conversation.
    public static final String QUEUE = "turn";

    private final InboxStore store;
    private final Database database;

    Inbox(InboxStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    /// The id of a message's row, made of its channel and mark, so that a double has the id of the first.
    public static UUID idOf(ChannelId channel, String mark) {
        return DerivedId.of(channel.value(), mark);
    }

    /// Names one inbox row.
    public record Key(TenantId tenant, UUID id) {}

    /// One message as it came in.
    public record Received(UUID id, ChannelId channel, UUID conversation, InboundMessage message, Instant at) {}

    /// Inside the caller's transaction.
    @CrossTenant("turns of several tenants that start together are read together")
    public Map<UUID, Received> read(List<Key> keys) {
        return store.read(keys);
    }

    /// Marks a message as deleted by its customer, inside the caller's transaction.
    ///
    /// @return false when there is no such message, or it is marked already
    public boolean takeBack(TenantId tenant, UUID id) {
        return store.takeBack(tenant, id);
    }

    /// Messages of a conversation whose turn is still to come, oldest first.
    public List<Received> waiting(TenantId tenant, UUID conversation) {
        return database.inTenant(tenant, () -> store.waiting(tenant, conversation));
    }

    /// Conversations with a message from before that moment whose turn is still to come, the oldest first.
    @CrossTenant("one watch looks after the customers of all tenants")
    public List<Unanswered> unhandled(Instant before, int limit) {
        return database.acrossTenants(() -> store.unhandled(before, limit));
    }

    /// Forgets some of what came before a moment; what still waits for its turn stays. What is forgotten would count as
    /// new if it came again.
    ///
    /// @return rows removed; zero when nothing is left to forget
    public int forget(TenantId tenant, Instant before) {
        return database.inTenant(tenant, () -> store.forget(tenant, before));
    }
}
