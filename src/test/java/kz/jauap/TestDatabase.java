package kz.jauap;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.ops.embedded.DataFolderInUse;
import kz.jauap.ops.embedded.EmbeddedDatabase;
import kz.jauap.ops.embedded.Login;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;

/// Databases for tests: one PostgreSQL per test JVM, one fresh migrated database per call, as the role Jauap runs with
/// (bound by row-level security), in sessions that are not in UTC.
///
/// ```java
/// private final HikariDataSource dataSource = TestDatabase.fresh();
/// ```
public final class TestDatabase {

    private static final String TIME_ZONE = "Asia/Kathmandu";
    private static final String TEMPLATE = "template_jauap";
    private static final int POOL = 8;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /// A new database with all migrations applied. Closing it is kind, but not needed.
    public static HikariDataSource fresh() {
        return pool(create(TEMPLATE));
    }

    /// A new database without any table.
    public static HikariDataSource empty() {
        return pool(create("template1"));
    }

    /// The login of a new migrated database, for another process.
    public static Login freshLogin() {
        return login(create(TEMPLATE));
    }

    /// The administrator's login to the same database: to look behind row-level security.
    public static Login administratorOf(HikariDataSource dataSource) {
        Login administrator = Server.DATABASE.administrator();
        return new Login(dataSource.getJdbcUrl(), administrator.user(), administrator.password());
    }

    /// The administrator's login to the database of a login.
    public static Login administratorOf(Login login) {
        Login administrator = Server.DATABASE.administrator();
        return new Login(login.url(), administrator.user(), administrator.password());
    }

    /// Lets the houses of this JVM that are still open when it ends close before their database does: one that loses it
    /// while closing waits half a minute for what it was about to write.
    public static void outlivesHouses() {
        if (Runtime.getRuntime().removeShutdownHook(Server.STOP)) {
            SpringApplication.getShutdownHandlers().add(Server.DATABASE::close);
        }
    }

    private static String create(String template) {
        String name = "test_" + NUMBER.incrementAndGet();
        administer("create database " + name + " owner jauap template " + template);
        return name;
    }

    private static Login login(String database) {
        Login login = Server.DATABASE.login();
        String url = login.url().replaceFirst("/jauap$", "/" + database);
        return new Login(url, login.user(), login.password());
    }

    private static HikariDataSource pool(String database) {
        Login login = login(database);
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(login.url());
        pool.setUsername(login.user());
        pool.setPassword(login.password());
        pool.setMaximumPoolSize(POOL);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        pool.setConnectionInitSql("set time zone '" + TIME_ZONE + "'");
        return pool;
    }

    private static synchronized void administer(String sql) {
        try {
            administer(Server.DATABASE, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void administer(EmbeddedDatabase database, String... statements) throws SQLException {
        Login login = database.administrator();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// Started by the first test that asks, stopped with the JVM.
    private static final class Server {

        private static final EmbeddedDatabase DATABASE = startInFreeFolder();
        private static final Thread STOP = new Thread(DATABASE::close);

        static {
            Runtime.getRuntime().addShutdownHook(STOP);
            prepare();
        }

        private static void prepare() {
            try {
                List<String> statements = leftovers(DATABASE);
                statements.add("create database " + TEMPLATE + " owner jauap");
                administer(DATABASE, statements.toArray(String[]::new));
                migrate(DATABASE.login());
            } catch (SQLException e) {
                throw new IllegalStateException("cannot make the template of test databases", e);
            }
        }

        private static EmbeddedDatabase startInFreeFolder() {
            Path binaries = Path.of("target/test-pg/binaries");
            try {
                return EmbeddedDatabase.start(Path.of("target/test-pg"), binaries);
            } catch (DataFolderInUse e) { // another test JVM runs in this checkout
                Path own = Path.of("target/test-pg-" + ProcessHandle.current().pid());
                return EmbeddedDatabase.start(own, binaries);
            }
        }

        private static List<String> leftovers(EmbeddedDatabase database) throws SQLException {
            Login login = database.administrator();
            List<String> drops = new ArrayList<>();
            try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                    Statement statement = connection.createStatement();
                    ResultSet names = statement.executeQuery("select datname from pg_database"
                            + " where datname ~ '^test_' or datname = '" + TEMPLATE + "'")) {
                while (names.next()) {
                    drops.add("drop database " + names.getString(1));
                }
            }
            return drops;
        }

        private static void migrate(Login login) {
            String url = login.url().replaceFirst("/jauap$", "/" + TEMPLATE);
            Flyway.configure()
                    .dataSource(url, login.user(), login.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        }
    }
}
