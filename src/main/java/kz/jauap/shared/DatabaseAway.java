package kz.jauap.shared;

import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/// Tells failures of the database itself from failures of what was asked of it: trying something else will not help,
/// trying later will.
public final class DatabaseAway {

    private DatabaseAway() {}

    /// Whether the connection was refused or broke, or the end of a transaction could not be heard.
    public static boolean isReasonOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isAway(cause)) {
                return true;
            }
        }
        return false;
    }

    /// Whether not even a connection could be had, though it was waited for.
    static boolean isUnreachable(Throwable failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof CannotGetJdbcConnectionException;
    }

    private static boolean isAway(Throwable failure) {
        return switch (failure) {
            case TransactionException e -> true;
            case DataAccessResourceFailureException e -> true;
            case RecoverableDataAccessException e -> true;
            case SQLException e -> isBrokenConnection(String.valueOf(e.getSQLState()));
            default -> false;
        };
    }

    /// SQLSTATE 08: connection exception; 57P: the server stops, crashes or starts.
    private static boolean isBrokenConnection(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }
}
