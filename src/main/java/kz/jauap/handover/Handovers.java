package kz.jauap.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.handover.spi.Notice;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Requests for a person, as turns make them and as they are shown. What people do with them is in [Operators].
@Component
public class Handovers {

    private final HandoverStore store;
    private final Desks desks;
    private final Clocks clocks;
    private final Database database;
    private final Clock clock;

    Handovers(HandoverStore store, Desks desks, Clocks clocks, Database database, Clock clock) {
        this.store = store;
        this.desks = desks;
        this.clocks = clocks;
        this.database = database;
        this.clock = clock;
    }

    /// Opens handovers inside the caller's transaction. Where one is open already, the request is added to it: there is
    /// never a second, and what the customer is told stays true.
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void open(List<NewHandover> handovers) {
        List<Notice> cards = new ArrayList<>();
        for (NewHandover one : handovers) {
            if (store.open(one.tenant(), one)) {
                clocks.start(one);
                cards.add(new Notice.Card(one.tenant(), one.conversation(), one.id()));
            } else {
                extend(one.tenant(), one.conversation(), one.request());
            }
        }
        desks.notice(cards);
    }

    /// Adds lines to the open handover of a conversation, inside the caller's transaction.
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void extend(TenantId tenant, UUID conversation, List<String> lines) {
        Handover open = store.lock(tenant, conversation)
                .orElseThrow(
                        () -> new IllegalStateException("nothing to add to: no handover is open in " + conversation));
        store.extend(tenant, open, lines, clock.instant());
        desks.notice(List.of(new Notice.Card(tenant, conversation, open.id())));
    }

    /// The customer has said which of the places they mean: their open request goes there, inside the caller's
    /// transaction.
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void place(TenantId tenant, UUID conversation, String branch) {
        store.place(tenant, conversation, branch)
                .ifPresent(open -> desks.notice(List.of(new Notice.Card(tenant, conversation, open))));
    }

    /// Messages that came while a request is open.
    ///
    /// @param first,last their numbers in the conversation
    public record Heard(TenantId tenant, UUID conversation, int first, int last) {}

    /// Notes what was said in conversations people look after, inside the caller's transaction, so that they see it.
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void heard(List<Heard> heard) {
        if (heard.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Notice> lines = new ArrayList<>();
        for (Heard one : heard) {
            store.touch(one.tenant(), one.conversation(), now).ifPresent(touched -> {
                lines.add(new Notice.Lines(one.tenant(), one.conversation(), one.first(), one.last(), ""));
                if (touched.begins()) {
                    clocks.unanswered(one.tenant(), touched.id(), now);
                }
            });
        }
        desks.notice(lines);
    }

    /// The customer does not want anything any more: their open requests end, inside the caller's transaction.
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void withdraw(TenantId tenant, UUID conversation) {
        store.lock(tenant, conversation).ifPresent(open -> {
            store.save(tenant, Transitions.ended(open, Handover.Outcome.WITHDRAWN, clock.instant()), "customer");
            desks.notice(List.of(new Notice.Card(tenant, conversation, open.id())));
        });
    }

    public Optional<Handover> find(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id));
    }

    /// The newest of a conversation, open or not.
    public Optional<Handover> latest(TenantId tenant, UUID conversation) {
        return database.inTenant(tenant, () -> store.latest(tenant, conversation));
    }

    /// Those that wait or are being worked on, the oldest first.
    @CrossTenant("the house's administrator may look at several tenants at once")
    public List<Handover> open(Slice slice) {
        return database.acrossTenants(() -> store.open(slice));
    }

    /// How many of a tenant's customers no person has taken yet.
    public long waiting(TenantId tenant) {
        return database.inTenant(tenant, () -> store.waiting(tenant));
    }

    /// Open handovers of the whole house: those that wait for a person, and those a person works on.
    ///
    /// @param oldest since when the one that has waited longest waits, null when none does
    public record Counts(
            long pending, long active, @Nullable Instant oldest) {}

    @CrossTenant("a count of the whole house")
    public Counts counts() {
        return database.acrossTenants(store::counts);
    }
}
