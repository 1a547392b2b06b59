package kz.jauap.shared;

import java.util.UUID;

/// The business a row belongs to. First part of every key and of every store method.
public record TenantId(UUID value) {

    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
