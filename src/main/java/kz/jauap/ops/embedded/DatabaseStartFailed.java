package kz.jauap.ops.embedded;

import org.jspecify.annotations.Nullable;

/// PostgreSQL in the box did not start. The message says why and what to do about it.
public final class DatabaseStartFailed extends RuntimeException {

    DatabaseStartFailed(String message) {
        this(message, null);
    }

    DatabaseStartFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
