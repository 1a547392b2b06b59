package kz.jauap.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.Unanswered;
import org.springframework.stereotype.Component;

/// The door to delivery: what is put here in a transaction will be sent once that transaction has committed.
@Component
public class Outbox {

    /// The queue in which messages wait to be sent; a lane is a conversation.
    public static final String QUEUE = "delivery";

    private final OutboxStore store;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;

    Outbox(OutboxStore store, Jobs jobs, Database database, Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    /// Adds messages and their jobs inside the caller's transaction, in the order given.
    ///
    /// @return the jobs, to be announced after the commit
    @CrossTenant("turns of several tenants that end together share one transaction")
    public List<NewJob> add(List<Outgoing> messages) {
        List<NewJob> due = store(messages);
        jobs.enqueue(due);
        return due;
    }

    /// The same for messages this node shall send itself, if it can.
    ///
    /// @return what to begin after the commit
    @CrossTenant("turns of several tenants that end together share one transaction")
    public Jobs.Begun addToSendHere(List<Outgoing> messages) {
        return jobs.enqueueHere(QUEUE, store(messages));
    }

    @CrossTenant("turns of several tenants that end together share one transaction")
    private List<NewJob> store(List<Outgoing> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        store.insert(messages, now);
        return messages.stream()
                .map(one -> NewJob.dueAt(
                        one.tenant(), QUEUE, one.conversation(), one.id().toString(), now))
                .toList();
    }

    /// Whether a message of this id was ever put here, inside the caller's transaction.
    public boolean holds(TenantId tenant, UUID id) {
        return store.holds(tenant, id);
    }

    /// Whether a message of ours has this id at its provider, inside the caller's transaction.
    public boolean knows(TenantId tenant, ChannelId channel, String providerId) {
        return store.knows(tenant, channel, providerId);
    }

    /// From now on each step these messages make is told to every [DeliveryWatch], inside the caller's transaction.
    public void watch(TenantId tenant, List<UUID> messages) {
        store.watch(tenant, messages);
    }

    /// A message as it is shown to people; `error` is "" when nothing went wrong.
    public record Listed(
            TenantId tenant,
            UUID id,
            ChannelId channel,
            UUID conversation,
            OutboundMessage message,
            DeliveryStatus status,
            int attempts,
            String error,
            Instant createdAt,
            Instant updatedAt) {}

    /// The newest first.
    @CrossTenant("the house's administrator may look at several tenants at once")
    public List<Listed> list(Slice slice, DeliveryStatus status) {
        return database.acrossTenants(() -> store.list(slice, status));
    }

    /// How many messages of the whole house are held or failed and wait for a person.
    @CrossTenant("a count of the whole house")
    public Map<DeliveryStatus, Long> forPeople() {
        return database.acrossTenants(store::forPeople);
    }

    /// Conversations with a message made before that moment and still not taken by the provider, the oldest first.
    @CrossTenant("one watch looks after the customers of all tenants")
    public List<Unanswered> unsent(Instant before, int limit) {
        return database.acrossTenants(() -> store.unsent(before, limit));
    }

    /// Sends a held or failed message again, with the same idempotency key, behind what its conversation still sends.
    ///
    /// @return false when there is no such message, or it is neither held nor failed
    public boolean resend(TenantId tenant, UUID id) {
        List<NewJob> due = database.inTenant(tenant, () -> {
            List<NewJob> again = store.again(tenant, id, clock.instant()).stream()
                    .map(lane -> NewJob.dueAt(tenant, QUEUE, lane, id.toString(), clock.instant()))
                    .toList();
            jobs.enqueue(again);
            return again;
        });
        jobs.announce(due);
        return !due.isEmpty();
    }

    /// Forgets some messages made before a moment; those that still wait to be sent stay.
    ///
    /// @return rows removed; zero when nothing is left to forget
    public int forget(TenantId tenant, Instant before) {
        return database.inTenant(tenant, () -> store.forget(tenant, before));
    }

    /// Whose it is.
    @CrossTenant("the house's administrator may ask by the id alone")
    public Optional<TenantId> tenantOf(UUID id) {
        return database.acrossTenants(() -> store.tenantOf(id));
    }
}
