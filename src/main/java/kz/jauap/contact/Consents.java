package kz.jauap.contact;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// Where customers have agreed to be written to when another of their channels fails. Kept with the address, so that it
/// stays with whoever gave it.
@Component
public class Consents {

    private final ConsentStore store;
    private final Audit audit;
    private final Database database;
    private final Clock clock;

    Consents(ConsentStore store, Audit audit, Database database, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /// @param conversation at the address it is for
    /// @param source how they agreed: `form`, `said on the phone` …
    /// @return false when there is no such conversation
    public boolean give(TenantId tenant, UUID conversation, String source, String by) {
        return database.inTenant(tenant, () -> {
            boolean given = store.give(tenant, conversation, source, clock.instant());
            if (given) {
                audit.record(tenant, by, "contact.consented", conversation.toString(), Map.of("source", source));
            }
            return given;
        });
    }

    /// @return false when none was given
    public boolean withdraw(TenantId tenant, UUID conversation, String by) {
        return database.inTenant(tenant, () -> {
            boolean withdrawn = store.withdraw(tenant, conversation, clock.instant());
            if (withdrawn) {
                audit.record(tenant, by, "contact.consent_withdrawn", conversation.toString(), Map.of());
            }
            return withdrawn;
        });
    }
}
