package kz.jauap.tenant;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.Json;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The record of who changed what, written in the same transaction as the change.
@Component
public class Audit {

    private final AuditStore store;
    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    Audit(AuditStore store, Database database, IdSource ids, Clock clock) {
        this.store = store;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /// Inside the caller's transaction.
    ///
    /// @param actor who did it: `admin`, `cli`, an operator's name
    /// @param detail anything that can be written as JSON; never a secret
    public void record(TenantId tenant, String actor, String action, String subject, Object detail) {
        store.insert(
                tenant,
                ids.next(),
                clock.instant().atOffset(ZoneOffset.UTC),
                actor,
                action,
                subject,
                Json.write(detail));
    }

    /// The same in a transaction of its own, for deeds that are none of the database's.
    public void note(TenantId tenant, String actor, String action, String subject, Object detail) {
        database.inTenant(tenant, () -> record(tenant, actor, action, subject, detail));
    }

    /// One change as it is shown.
    public record Entry(
            TenantId tenant, UUID id, Instant at, String actor, String action, String subject, JsonNode detail) {}

    /// The newest first.
    @CrossTenant("the house's administrator may look at several tenants at once")
    public List<Entry> list(Slice slice) {
        return database.acrossTenants(() -> store.list(slice));
    }
}
