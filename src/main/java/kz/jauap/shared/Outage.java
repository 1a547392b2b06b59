package kz.jauap.shared;

import java.sql.SQLException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Tells a database that is away, full or shutting down from a statement it refused: the first fails every statement
/// alike, the second only this one.
final class Outage {

    private Outage() {}

    static boolean is(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof CannotCreateTransactionException || one instanceof SQLException sql && isServerTrouble(sql)) {
                return true;
            }
        }
        return false;
    }

    /// Classes of SQLSTATE: 08 connection, 53 out of disk, memory or connections, 57 told to stop, 58 system error.
    private static boolean isServerTrouble(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.startsWith("58"));
    }
}
