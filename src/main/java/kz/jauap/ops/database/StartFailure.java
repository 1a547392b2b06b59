package kz.jauap.ops.database;

import kz.jauap.ops.embedded.DatabaseStartFailed;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/// Tells a start that failed for want of a database in words instead of a stack trace.
final class StartFailure implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseStartFailed || cause instanceof DatabaseRefused) {
                return new FailureAnalysis(cause.getMessage(), null, cause);
            }
        }
        return null;
    }
}
