package kz.jauap.tenant;

/// Whether a tenant is served. A suspended tenant's messages are stored and answered with nothing.
public enum TenantStatus {
    ACTIVE,
    SUSPENDED
}
