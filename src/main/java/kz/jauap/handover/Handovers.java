package kz.jauap.handover;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Requests for a person.
@Component
public class Handovers {

    private final HandoverStore store;
    private final Database database;

    Handovers(HandoverStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    /// Opens handovers inside the caller's transaction. Where one is open already, the request is added to it: there is
    /// never a second, and what the customer is told stays true.
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void open(List<NewHandover> handovers) {
        handovers.forEach(store::open);
    }

    /// Adds lines to the open handover of a conversation, inside the caller's transaction.
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void extend(TenantId tenant, UUID conversation, List<String> lines) {
        store.extend(tenant, conversation, lines);
    }

    /// Those that wait or are being worked on, the oldest first.
    @CrossTenant("the house's administrator may look at several tenants at once")
    public List<Listed> open(Slice slice) {
        return database.acrossTenants(() -> store.open(slice));
    }

    /// Open handovers of the whole house: those that wait for a person, and those a person works on.
    public record Counts(long pending, long active) {}

    @CrossTenant("a count of the whole house")
    public Counts counts() {
        return database.acrossTenants(store::counts);
    }

    /// A handover as it is shown.
    public record Listed(
            TenantId tenant,
            UUID id,
            UUID conversation,
            UUID turn,
            String status,
            String reason,
            List<String> request,
            Instant openedAt) {}
}
