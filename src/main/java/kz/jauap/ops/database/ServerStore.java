package kz.jauap.ops.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import kz.jauap.ops.embedded.Login;

/// Asks a server whether Jauap may stand on it.
final class ServerStore {

    private static final int OLDEST = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private static final String FITNESS = """
            select current_setting('server_version_num')::int / 10000 as version,
                   rolsuper or rolbypassrls as unbound
              from pg_roles
             where rolname = current_user""";

    private ServerStore() {}

    /// Waits a minute for a server that is just starting.
    ///
    /// @throws DatabaseRefused with the reason and the remedy
    static void check(Login login) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                    Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery(FITNESS)) {
                answer.next();
                judge(login, answer.getInt("version"), answer.getBoolean("unbound"));
                return;
            } catch (SQLException e) {
                if (isForGood(e)
                        || System.nanoTime() > deadline
                        || Thread.currentThread().isInterrupted()) {
                    throw new DatabaseRefused("JAUAP_DB_URL: " + login + " does not answer: " + e.getMessage(), e);
                }
                java.util.concurrent.locks.LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private static void judge(Login login, int version, boolean unbound) {
        if (version < OLDEST) {
            throw new DatabaseRefused(
                    "JAUAP_DB_URL: " + login + " is PostgreSQL " + version + "; Jauap needs " + OLDEST + " or newer",
                    null);
        }
        if (unbound) {
            throw new DatabaseRefused(
                    "JAUAP_DB_USER: the role " + login.user() + " is a superuser or has BYPASSRLS, so the"
                            + " wall between tenants would not hold. Use an ordinary role that owns the database, for example:"
                            + " create role jauap login password '...'; create database jauap owner jauap",
                    null);
        }
    }

    /// Wrong password, no such role, no such database: waiting does not help.
    private static boolean isForGood(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("28") || state.startsWith("3D");
    }
}
