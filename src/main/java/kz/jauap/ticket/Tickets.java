package kz.jauap.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.decision.spi.Matters;
import kz.jauap.queue.Jobs;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.CustomerRules;
import kz.jauap.tenant.Tenants;
import kz.jauap.ticket.TicketClock.Ring;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What customers want: opened by what they do, and shown. What people do with tickets is in [TicketWork].
@Component
public class Tickets implements Matters {

    static final String HOUSE = "house";

    private final TicketStore store;
    private final TicketEventStore events;
    private final Tenants tenants;
    private final Jobs jobs;
    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    Tickets(
            TicketStore store,
            TicketEventStore events,
            Tenants tenants,
            Jobs jobs,
            Database database,
            IdSource ids,
            Clock clock) {
        this.store = store;
        this.events = events;
        this.tenants = tenants;
        this.jobs = jobs;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /// One step in the history of a ticket.
    public record Event(Instant at, String actor, String kind, String detail) {}

    @Override
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void takenUp(List<Matter> matters) {
        for (Matter one : matters) {
            UUID ticket = opened(one.tenant(), one.conversation(), one.kind(), one.summary());
            if (one.settled()) {
                settled(one, ticket);
            }
        }
    }

    /// What nobody has to do anything about any more is done, unless a person sees to it or is waited for.
    private void settled(Matter matter, UUID ticket) {
        boolean alone = store.lock(matter.tenant(), ticket)
                .filter(one -> one.stage().isOpen() && one.holder() == null)
                .isPresent();
        if (alone && events.openTurn(matter.tenant(), matter.conversation()).isEmpty()) {
            store.move(matter.tenant(), ticket, Stage.DONE, null, clock.instant());
            note(matter.tenant(), ticket, HOUSE, "settled", matter.kind());
        }
    }

    @Override
    public void settled(TenantId tenant, UUID conversation, String kind) {
        store.open(tenant, conversation)
                .filter(one -> one.kind().equals(kind)
                        && events.openTurn(tenant, conversation).isEmpty())
                .ifPresent(one -> {
                    store.move(tenant, one.id(), Stage.DONE, null, clock.instant());
                    note(tenant, one.id(), HOUSE, "settled", kind);
                });
    }

    /// The ticket a customer's request belongs to, inside the caller's transaction: the open one, else the one that was
    /// over lately, else a new one.
    UUID opened(TenantId tenant, UUID conversation, String kind, String summary) {
        Instant now = clock.instant();
        Optional<Ticket> open = store.open(tenant, conversation);
        if (open.isPresent()) {
            jobs.enqueue(List.of(TicketClock.job(tenant, Ring.read(open.get().id(), now))));
            return open.get().id();
        }
        CustomerRules rules = tenants.get(tenant).settings().customers();
        Optional<UUID> again = store.reopen(tenant, conversation, now.minus(Duration.ofDays(rules.reopenDays())), now);
        UUID id = again.orElseGet(() -> insert(tenant, conversation, kind, summary, now));
        note(tenant, id, "customer", again.isPresent() ? "reopened" : "opened", kind);
        jobs.enqueue(TicketClock.start(tenant, id, rules, now));
        return id;
    }

    private UUID insert(TenantId tenant, UUID conversation, String kind, String summary, Instant now) {
        UUID id = ids.next();
        if (!store.insert(tenant, id, conversation, kind, summary, now)) {
            return store.open(tenant, conversation).orElseThrow().id();
        }
        return id;
    }

    void note(TenantId tenant, UUID ticket, String actor, String kind, String detail) {
        events.add(tenant, ticket, new Event(clock.instant(), actor, kind, detail), ids.next());
    }

    public Optional<Ticket> find(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id));
    }

    /// Those opened last first.
    ///
    /// @param stage null for all
    public List<Ticket> list(TenantId tenant, @Nullable Stage stage, @Nullable UUID beyond, int limit) {
        return database.inTenant(tenant, () -> store.list(tenant, stage == null ? "" : stage.name(), beyond, limit));
    }

    /// Of several conversations, as of one customer's.
    public List<Ticket> of(TenantId tenant, List<UUID> conversations) {
        return conversations.isEmpty() ? List.of() : database.inTenant(tenant, () -> store.of(tenant, conversations));
    }

    /// What happened to it, in order.
    public List<Event> history(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> events.of(tenant, id));
    }

    /// What the business calls its stages, by the stage's name; those it has no name for are missing.
    public Map<String, String> labels(TenantId tenant, String language) {
        return database.inTenant(tenant, () -> events.labels(tenant, language));
    }

    public void label(TenantId tenant, Stage stage, String language, String label) {
        database.inTenant(tenant, () -> events.label(tenant, stage, language, label));
    }

    /// Forgets some that were over before a moment.
    ///
    /// @return rows removed; zero when nothing is left to forget
    public int forget(TenantId tenant, Instant before) {
        return database.inTenant(tenant, () -> store.forget(tenant, before));
    }
}
