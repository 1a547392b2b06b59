package kz.jauap.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The only door to the database. Every piece of work runs in one transaction, in the scope of one tenant or, where a
/// method says [CrossTenant], of all of them. Row-level security holds the scope: outside of it there are no rows.
///
/// The two scopes may use two pools: connections of the shared path carry their scope, and planner settings of their
/// own, from birth. A call inside another of the same scope joins its transaction; inside another scope it works on a
/// connection of its own, and where that cannot be, it is refused: a scope never widens or changes while it is open.
public class Database {

    /// What a connection must have run to see all tenants' rows.
    public static final String EVERY_TENANT = "select set_config('jauap.tenant', '*', false)";

    /// Options of a connection of the shared path. Its statements work on arrays of keys and must go by index
    /// however empty a table was when their plan was made; a new plan for every batch would cost more than its run.
    public static final String BY_INDEX = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off"
            + " -c enable_hashjoin=off -c enable_mergejoin=off -c enable_bitmapscan=off";

    private static final String SCOPE = "select set_config('jauap.tenant', ?, true)";

    private final Side tenants;
    private final Side everyone;
    private final boolean scopedAtBirth;
    private final ScopedValue<Scope> innermost = ScopedValue.newInstance();

    /// @param tenants connections without a scope
    /// @param everyone connections that have run [#EVERY_TENANT]
    public Database(DataSource tenants, DataSource everyone) {
        this.tenants = new Side(tenants);
        this.everyone = new Side(everyone);
        this.scopedAtBirth = true;
    }

    /// Both scopes from one pool.
    public Database(DataSource dataSource) {
        this.tenants = new Side(dataSource);
        this.everyone = tenants;
        this.scopedAtBirth = false;
    }

    /// Runs `work` in a transaction that sees the rows of `tenant` only.
    public <T> T inTenant(TenantId tenant, Supplier<T> work) {
        return in(new Scope(tenants, tenant.toString()), true, work);
    }

    public void inTenant(TenantId tenant, Runnable work) {
        inTenant(tenant, () -> {
            work.run();
            return true;
        });
    }

    /// Runs `work` in a transaction that sees every tenant's rows. The caller carries [CrossTenant] with its reason.
    public <T> T acrossTenants(Supplier<T> work) {
        return in(new Scope(everyone, "*"), !scopedAtBirth, work);
    }

    public void acrossTenants(Runnable work) {
        acrossTenants(() -> {
            work.run();
            return true;
        });
    }

    /// One statement that sees every tenant's rows and is a transaction of its own: committed when its answer is here,
    /// with no way to the database and back for the beginning and the end.
    public <T> T acrossTenantsAtOnce(SqlWork<T> statement) {
        if (!scopedAtBirth || everyone.isOpen()) {
            return acrossTenants(() -> jdbc(statement));
        }
        T result = everyone.template.execute((Connection connection) -> statement.run(connection));
        return result;
    }

    /// Fluent SQL on the current transaction's connection.
    public JdbcClient sql() {
        return current().client;
    }

    /// Plain JDBC on the current transaction's connection, for statements over arrays.
    public <T> T jdbc(SqlWork<T> work) {
        T result = current().template.execute((Connection connection) -> work.run(connection));
        return result;
    }

    /// Runs `news` once the transaction at work has committed, and never if it does not.
    public void afterCommit(Runnable news) {
        current();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                news.run();
            }
        });
    }

    private <T> T in(Scope scope, boolean enter, Supplier<T> work) {
        if (innermost.isBound() && innermost.get().equals(scope)) {
            return work.get();
        }
        if (scope.side().isOpen()) {
            throw new IllegalStateException("a transaction has one scope: end that one before another begins");
        }
        return ScopedValue.where(innermost, scope)
                .call(() -> scope.side().transactions.execute(status -> {
                    if (enter) {
                        scope.side().enter(scope.name());
                    }
                    return work.get();
                }));
    }

    private Side current() {
        if (!innermost.isBound()) {
            throw new IllegalStateException("SQL outside of a scope: call inTenant or acrossTenants first");
        }
        return innermost.get().side();
    }

    /// Whose rows are seen, and over which connections.
    private record Scope(Side side, String name) {}

    /// One pool with what works on it.
    private static final class Side {

        private final DataSource dataSource;
        private final JdbcTemplate template;
        private final JdbcClient client;
        private final TransactionTemplate transactions;

        Side(DataSource dataSource) {
            this.dataSource = dataSource;
            this.template = new JdbcTemplate(dataSource);
            this.client = JdbcClient.create(template);
            this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        }

        boolean isOpen() {
            return TransactionSynchronizationManager.hasResource(dataSource);
        }

        void enter(String scope) {
            template.execute((Connection connection) -> {
                try (PreparedStatement statement = connection.prepareStatement(SCOPE)) {
                    statement.setString(1, scope);
                    return statement.execute();
                }
            });
        }
    }

    /// Work on a raw connection.
    @FunctionalInterface
    public interface SqlWork<T> {

        T run(Connection connection) throws SQLException;
    }
}
