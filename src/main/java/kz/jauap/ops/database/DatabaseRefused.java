package kz.jauap.ops.database;

import org.jspecify.annotations.Nullable;

/// The external database cannot be used: unreachable, too old, or its role would see through row-level security.
public final class DatabaseRefused extends RuntimeException {

    DatabaseRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
