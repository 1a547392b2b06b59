package kz.jauap.api;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// A key of a business, without what makes it secret.
///
/// @param perMinute requests a minute it is good for
/// @param used when it was used last, give or take a minute; null for never
public record ApiKey(
        TenantId tenant,
        UUID id,
        String name,
        Set<Scope> scopes,
        int perMinute,
        Instant created,
        @Nullable Instant expires,
        @Nullable Instant revoked,
        @Nullable Instant used) {

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /// Whether it opens anything at that moment.
    public boolean isGood(Instant now) {
        return revoked == null && (expires == null || expires.isAfter(now));
    }
}
