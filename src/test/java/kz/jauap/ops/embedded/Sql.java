package kz.jauap.ops.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// One-off statements against a login.
final class Sql {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private Sql() {}

    static void run(Login login, String sql) {
        try (Connection connection = connect(login);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String value(Login login, String sql) {
        try (Connection connection = connect(login);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Asks again while the server is down.
    static String valueOnceUp(Login login, String sql) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return value(login, sql);
            } catch (IllegalStateException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private static Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }
}
