package kz.jauap.webhooks;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.TenantId;

/// Something that happened. Its id is made of what happened, so that the same is told once.
///
/// @param subject all that is needed to tell it later
record Event(TenantId tenant, UUID id, EventKind kind, Map<String, ?> subject, Instant at) {

    static Event of(TenantId tenant, EventKind kind, UUID about, String step, Map<String, ?> subject, Instant at) {
        return new Event(tenant, DerivedId.of(about, kind.word() + " " + step), kind, subject, at);
    }
}
