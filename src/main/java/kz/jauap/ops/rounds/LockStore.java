package kz.jauap.ops.rounds;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/// Advisory locks of the database, held by a session of their own.
final class LockStore {

    private static final String TRY = "select pg_try_advisory_lock(hashtextextended(?, 0))";
    private static final String LET_GO = "select pg_advisory_unlock(hashtextextended(?, 0))";

    private final DataSource dataSource;

    LockStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Runs the work while holding the lock; does nothing when another session holds it.
    ///
    /// @return whether it was run
    boolean holding(String name, Runnable work) {
        try (Connection connection = dataSource.getConnection()) {
            if (!ask(connection, TRY, name)) {
                return false;
            }
            try {
                work.run();
            } finally {
                ask(connection, LET_GO, name);
            }
            return true;
        } catch (SQLException e) {
            throw new SQLStateSQLExceptionTranslator().translate("advisory lock", null, e);
        }
    }

    private static boolean ask(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }
}
