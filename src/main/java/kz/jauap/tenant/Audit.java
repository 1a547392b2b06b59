package kz.jauap.tenant;

import java.time.Clock;
import java.time.ZoneOffset;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The record of who changed what, written in the same transaction as the change.
@Component
public class Audit {

    private final AuditStore store;
    private final IdSource ids;
    private final Clock clock;

    Audit(AuditStore store, IdSource ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

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
}
