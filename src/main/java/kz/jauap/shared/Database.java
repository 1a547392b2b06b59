package kz.jauap.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The only door to the database. Every piece of work runs in one transaction, in the scope of one tenant or, where a
/// method says [CrossTenant], of all of them. Row-level security holds the scope: outside of it there are no rows.
///
/// Calls nest only within one scope; a call inside another joins its transaction.
@Component
public class Database {

    private static final String SCOPE = "select set_config('jauap.tenant', ?, true)";
    private static final String EVERY_TENANT = "*";

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final TransactionTemplate transactions;

    public Database(DataSource dataSource) {
        this.template = new JdbcTemplate(dataSource);
        this.client = JdbcClient.create(template);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /// Runs `work` in a transaction that sees the rows of `tenant` only.
    public <T> T inTenant(TenantId tenant, Supplier<T> work) {
        return scoped(tenant.toString(), work);
    }

    public void inTenant(TenantId tenant, Runnable work) {
        inTenant(tenant, () -> {
            work.run();
            return true;
        });
    }

    /// Runs `work` in a transaction that sees every tenant's rows. The caller carries [CrossTenant] with its reason.
    public <T> T acrossTenants(Supplier<T> work) {
        return scoped(EVERY_TENANT, work);
    }

    public void acrossTenants(Runnable work) {
        acrossTenants(() -> {
            work.run();
            return true;
        });
    }

    /// Fluent SQL on the current transaction's connection.
    public JdbcClient sql() {
        return client;
    }

    /// Plain JDBC on the current transaction's connection, for statements over arrays.
    public <T> T jdbc(SqlWork<T> work) {
        T result = template.execute((Connection connection) -> work.run(connection));
        return result;
    }

    private <T> T scoped(String scope, Supplier<T> work) {
        return transactions.execute(status -> {
            template.execute((Connection connection) -> enter(connection, scope));
            return work.get();
        });
    }

    private static boolean enter(Connection connection, String scope) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SCOPE)) {
            statement.setString(1, scope);
            return statement.execute();
        }
    }

    /// Work on a raw connection.
    @FunctionalInterface
    public interface SqlWork<T> {

        T run(Connection connection) throws SQLException;
    }
}
