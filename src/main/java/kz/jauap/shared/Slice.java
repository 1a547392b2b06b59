package kz.jauap.shared;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which rows of a long list are wanted: those of these tenants, beyond the last id seen, at most so many. Ids grow
/// with
/// time, so a list goes on where it stopped although rows come and go.
public record Slice(List<TenantId> tenants, @Nullable UUID beyond, int limit) {

    public Slice {
        tenants = List.copyOf(tenants);
    }

    /// The first rows of one tenant.
    public static Slice of(TenantId tenant, int limit) {
        return new Slice(List.of(tenant), null, limit);
    }

    /// For `tenant_id in (:tenants)`; never empty, so that it is SQL.
    public List<UUID> tenantIds() {
        return tenants.isEmpty()
                ? List.of(new UUID(0, 0))
                : tenants.stream().map(TenantId::value).toList();
    }

    public Optional<UUID> last() {
        return Optional.ofNullable(beyond);
    }
}
