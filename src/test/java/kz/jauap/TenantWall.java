package kz.jauap;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import kz.jauap.ops.embedded.Login;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks for holes in the wall between tenants: tries every table from the scope of another tenant, and from none.
final class TenantWall {

    private final Database database;
    private final JdbcClient administrator;
    private final JdbcClient unscoped;
    private final TransactionTemplate transaction;
    private final TenantTables tables;
    private final TenantId ours = new TenantId(UUID.randomUUID());
    private final TenantId theirs = new TenantId(UUID.randomUUID());
    private final List<String> holes = new ArrayList<>();

    TenantWall(HikariDataSource dataSource) {
        Login login = TestDatabase.administratorOf(dataSource);
        DataSource admin = new DriverManagerDataSource(login.url(), login.user(), login.password());
        this.database = new Database(dataSource);
        this.administrator = JdbcClient.create(admin);
        this.unscoped = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.tables = new TenantTables(admin);
    }

    /// Every hole of every table, each in a sentence.
    List<String> holes() {
        return holes(tables.all());
    }

    /// The holes of one table, and the side doors of all.
    List<String> holesOf(String table) {
        Map<String, List<TenantTables.Column>> some = new TreeMap<>(tables.all());
        some.keySet().removeIf(name -> !name.equals(table) && !name.equals("tenant"));
        return holes(some);
    }

    private List<String> holes(Map<String, List<TenantTables.Column>> all) {
        tables.sideDoors().forEach(name -> holes.add(name + " shows rows past the policies of their tables"));
        List<TenantTables.Column> tenant = all.getOrDefault("tenant", List.of());
        List.of(ours, theirs)
                .forEach(one -> administrator
                        .sql(TenantTables.insert(tenant, one.value()))
                        .update());
        all.forEach((table, columns) -> {
            if (columns.stream().anyMatch(TenantTables.Column::isKey)) {
                probe(table, columns);
            } else if (!TenantTables.OF_THE_HOUSE.contains(table)) {
                holes.add(table + " has no tenant_id");
            }
        });
        return holes;
    }

    private void probe(String table, List<TenantTables.Column> columns) {
        String key = columns.stream()
                .filter(TenantTables.Column::isKey)
                .findFirst()
                .orElseThrow()
                .name();
        if (!table.equals("tenant")) {
            List.of(ours, theirs)
                    .forEach(one -> administrator
                            .sql(TenantTables.insert(columns, one.value()))
                            .update());
        }
        check(tables.isWalled(table), table + " has no row-level security, or its owner walks through");
        fromAnotherScope(table, key, columns);
        withoutAScope(table, columns);
        check(count(table, key, theirs) == 1, table + " lost another tenant's row");
    }

    private void fromAnotherScope(String table, String key, List<TenantTables.Column> columns) {
        String every = "select count(*) from " + table;
        check(number(every) == 1, table + " shows other rows than one's own");
        check(number(every + " where " + key + " = '" + theirs + "'") == 0, table + " shows another tenant's row");
        check(
                refused(
                        table.equals("tenant")
                                ? TenantTables.insert(columns, UUID.randomUUID())
                                : TenantTables.insert(columns, theirs.value())),
                table + " takes a row in another tenant's name");
        check(touched("update " + table + " set " + key + " = " + key) == 1, table + " changes another tenant's row");
        check(
                refused("update " + table + " set " + key + " = '" + UUID.randomUUID() + "'"),
                table + " lets a row change hands");
        check(touched("delete from " + table) == 1, table + " deletes another tenant's row");
    }

    private void withoutAScope(String table, List<TenantTables.Column> columns) {
        for (String scope : List.of("", "nobody", ours.toString().substring(1), "%")) {
            long seen = transaction.execute(status -> {
                unscoped.sql("select set_config('jauap.tenant', ?, true)")
                        .param(scope)
                        .query()
                        .singleValue();
                return unscoped.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single();
            });
            check(seen == 0, table + " shows rows in the scope '" + scope + "'");
        }
        check(
                unscoped.sql("select count(*) from " + table).query(Long.class).single() == 0,
                table + " shows rows without a scope");
        try {
            unscoped.sql(TenantTables.insert(columns, theirs.value())).update();
            holes.add(table + " takes rows without a scope");
        } catch (DataAccessException e) {
            // as it should be
        }
    }

    private long number(String sql) {
        return database.inTenant(
                ours, () -> database.sql().sql(sql).query(Long.class).single());
    }

    private long count(String table, String key, TenantId tenant) {
        return administrator
                .sql("select count(*) from " + table + " where " + key + " = '" + tenant + "'")
                .query(Long.class)
                .single();
    }

    /// Rows a statement touches in our scope; it is rolled back.
    private int touched(String sql) {
        try {
            return database.inTenant(ours, () -> {
                throw new Undo(database.sql().sql(sql).update());
            });
        } catch (Undo undo) {
            return undo.rows;
        } catch (DataAccessException e) {
            holes.add("a statement of the probe is wrong: " + e.getMessage());
            return -1;
        }
    }

    private boolean refused(String sql) {
        try {
            database.inTenant(ours, () -> {
                throw new Undo(database.sql().sql(sql).update());
            });
            return false;
        } catch (Undo undo) {
            return false;
        } catch (DataAccessException e) {
            return String.valueOf(e.getMostSpecificCause().getMessage()).contains("row-level security");
        }
    }

    private void check(boolean holds, String hole) {
        if (!holds) {
            holes.add(hole);
        }
    }

    private static final class Undo extends RuntimeException {

        private final int rows;

        Undo(int rows) {
            this.rows = rows;
        }
    }
}
