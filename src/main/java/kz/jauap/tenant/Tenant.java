package kz.jauap.tenant;

import kz.jauap.shared.TenantId;

/// A business using Jauap.
///
/// @param slug its name in addresses: lower-case letters, digits, `_` and `-`
/// @param pack name of the pack that holds what it vouches for
public record Tenant(TenantId id, String slug, String name, TenantStatus status, String pack, TenantSettings settings) {

    public boolean active() {
        return status == TenantStatus.ACTIVE;
    }
}
