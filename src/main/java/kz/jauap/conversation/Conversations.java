package kz.jauap.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.Unanswered;
import org.springframework.stereotype.Component;

/// What the house remembers of its customers. Batch methods work inside the caller's transaction.
@Component
public class Conversations {

    private final ConversationStore store;
    private final MessageStore messages;
    private final Database database;
    private final Clock clock;
    private final List<SaidWatch> watches;

    Conversations(
            ConversationStore store, MessageStore messages, Database database, Clock clock, List<SaidWatch> watches) {
        this.store = store;
        this.messages = messages;
        this.database = database;
        this.clock = clock;
        this.watches = List.copyOf(watches);
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

    /// Holds a conversation until the caller's transaction ends: nobody else moves it on meanwhile.
    public Optional<Conversation> lock(TenantId tenant, UUID id) {
        return store.lock(tenant, id);
    }

    /// Who writes in a conversation, as far as their messenger or they themselves have told; "" for what is not known.
    public record Who(String name, String phone) {

        static final Who UNKNOWN = new Who("", "");
    }

    public Who who(TenantId tenant, UUID conversation) {
        return database.inTenant(tenant, () -> store.who(tenant, conversation).orElse(Who.UNKNOWN));
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
    public void add(List<Said> said) {
        messages.insert(said);
        watches.forEach(watch -> watch.said(said));
    }

    /// What was said after message number `after`, oldest first, with what became of our own.
    public List<Shown> history(TenantId tenant, UUID conversation, int after, int limit) {
        return database.inTenant(tenant, () -> messages.after(tenant, conversation, after, limit));
    }

    /// The newest messages, oldest first.
    public List<Shown> latest(TenantId tenant, UUID conversation, int limit) {
        return database.inTenant(tenant, () -> messages.latest(tenant, conversation, limit));
    }

    /// As a message's status: its customer has deleted it.
    public static final String DELETED = "DELETED";

    /// A message as it is shown; `status` is a delivery's, or for what the customer wrote "" or [#DELETED].
    public record Shown(Said said, String status) {}

    /// Marks what came in by this inbox row as deleted by its customer, inside the caller's transaction.
    ///
    /// @return its number in the conversation, empty while its turn is still to come
    public Optional<Integer> takeBack(TenantId tenant, UUID conversation, UUID inboxId) {
        return messages.takeBack(tenant, conversation, inboxId);
    }

    /// How many conversations of the whole house each owner has; an owner without any is missing.
    @CrossTenant("a count of the whole house")
    public Map<Owner, Long> owners() {
        return database.acrossTenants(store::owners);
    }

    /// Whose conversation it is.
    @CrossTenant("the house's administrator may ask by the id alone")
    public Optional<TenantId> tenantOf(UUID conversation) {
        return database.acrossTenants(() -> store.tenantOf(conversation));
    }

    /// Conversations people look after, in which the customer has had no word since before that moment.
    @CrossTenant("one watch looks after the customers of all tenants")
    public List<Unanswered> withoutAnswer(Instant before, int limit) {
        return database.acrossTenants(() -> store.withoutAnswer(before, limit));
    }

    /// Forgets some messages from before a moment.
    ///
    /// @return rows removed; zero when nothing is left to forget
    public int forget(TenantId tenant, Instant before) {
        return database.inTenant(tenant, () -> messages.forget(tenant, before));
    }
}
