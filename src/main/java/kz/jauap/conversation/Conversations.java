package kz.jauap.conversation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// What the house remembers of its customers. Batch methods work inside the caller's transaction.
@Component
public class Conversations {

    private final ConversationStore store;
    private final MessageStore messages;
    private final Database database;
    private final Clock clock;

    Conversations(ConversationStore store, MessageStore messages, Database database, Clock clock) {
        this.store = store;
        this.messages = messages;
        this.database = database;
        this.clock = clock;
    }

    /// Names one conversation.
    public record Key(TenantId tenant, UUID id) {}

    /// Those that exist.
    @CrossTenant("turns of several tenants that start together are read together")
    public Map<UUID, Conversation> find(List<Key> keys) {
        return store.find(keys);
    }

    public Optional<Conversation> find(TenantId tenant, UUID id) {
        return database.inTenant(
                tenant,
                () -> Optional.ofNullable(
                        store.find(List.of(new Key(tenant, id))).get(id)));
    }

    /// Stores each as its next version, unless it has moved on since it was read.
    ///
    /// @param changed with the version they were read at
    /// @return ids of those that were stored
    @CrossTenant("turns of several tenants that end together share one transaction")
    public Set<UUID> save(List<Conversation> changed) {
        return store.save(changed, clock.instant());
    }

    @CrossTenant("turns of several tenants that end together share one transaction")
    public void meet(List<Person> people) {
        if (!people.isEmpty()) {
            store.meet(people);
        }
    }

    @CrossTenant("turns of several tenants that end together share one transaction")
    public void add(List<Said> said) {
        messages.insert(said);
    }

    /// What was said after message number `after`, oldest first, with what became of our own.
    public List<Shown> history(TenantId tenant, UUID conversation, int after, int limit) {
        return database.inTenant(tenant, () -> messages.after(tenant, conversation, after, limit));
    }

    /// The newest messages, oldest first.
    public List<Shown> latest(TenantId tenant, UUID conversation, int limit) {
        return database.inTenant(tenant, () -> messages.latest(tenant, conversation, limit));
    }

    /// A message as it is shown; `status` is a delivery's, or "" for what the customer wrote.
    public record Shown(Said said, String status) {}
}
