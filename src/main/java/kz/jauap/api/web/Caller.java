package kz.jauap.api.web;

import kz.jauap.api.ApiKey;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenant;

/// Who asks: a key, and the business it is of.
record Caller(ApiKey key, Tenant tenant) {

    TenantId id() {
        return tenant.id();
    }

    /// For the audit.
    String actor() {
        return "key " + key.name();
    }
}
