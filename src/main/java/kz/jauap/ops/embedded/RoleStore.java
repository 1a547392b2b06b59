package kz.jauap.ops.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The roles and the database in the cluster, and the check that what is committed is on the disk.
final class RoleStore {

    private static final String DURABILITY = """
            select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')""";
    private static final String HAS_ROLE = "select 1 from pg_roles where rolname = 'jauap'";
    private static final String HAS_DATABASE = "select 1 from pg_database where datname = 'jauap'";
    private static final String CREATE_ROLE = "create role jauap login nosuperuser nobypassrls nocreatedb nocreaterole";
    private static final String SET_PASSWORD = "alter role jauap password '%s'"; // our own base 64: nothing to escape
    private static final String CREATE_DATABASE = "create database jauap owner jauap";
    private static final String CLOSE_TO_OTHERS = "revoke all on database jauap from public";

    /// No such role, a wrong password, no such database.
    private static final Set<String> NOT_MADE_YET = Set.of("28000", "28P01", "3D000");

    private RoleStore() {}

    /// Makes the role and the database unless they are there, and refuses a server that does not flush commits.
    static void prepare(Login administrator, Login jauap) {
        try {
            if (!isReady(jauap)) {
                create(administrator, jauap);
                isReady(jauap);
            }
        } catch (SQLException e) {
            throw new DatabaseStartFailed("PostgreSQL in the box runs but does not answer: " + e.getMessage(), e);
        }
    }

    private static boolean isReady(Login jauap) throws SQLException {
        try (Connection connection = connect(jauap)) {
            refuseUnlessDurable(connection);
            return true;
        } catch (SQLException e) {
            if (NOT_MADE_YET.contains(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static void create(Login administrator, Login jauap) throws SQLException {
        try (Connection connection = connect(administrator);
                Statement statement = connection.createStatement()) {
            if (!exists(statement, HAS_ROLE)) {
                statement.execute(CREATE_ROLE);
            }
            statement.execute(SET_PASSWORD.formatted(jauap.password()));
            if (!exists(statement, HAS_DATABASE)) {
                statement.execute(CREATE_DATABASE);
            }
            statement.execute(CLOSE_TO_OTHERS);
        }
    }

    private static boolean exists(Statement statement, String question) throws SQLException {
        try (ResultSet rows = statement.executeQuery(question)) {
            return rows.next();
        }
    }

    private static void refuseUnlessDurable(Connection connection) throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(DURABILITY)) {
            while (rows.next()) {
                found.put(rows.getString("name"), rows.getString("setting"));
            }
        }
        if (!found.equals(ServerOptions.DURABLE)) {
            throw new DatabaseStartFailed("PostgreSQL would lose commits in a power cut: " + found + ", expected "
                    + ServerOptions.DURABLE + ". Look for `alter system` or `alter role` changes in the data folder.");
        }
    }

    private static Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }
}
