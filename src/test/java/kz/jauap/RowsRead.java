package kz.jauap;

import com.zaxxer.hikari.HikariDataSource;
import kz.jauap.ops.embedded.Login;
import kz.jauap.shared.Database;

/// How many rows statements go through, for tests of what a big table costs whoever asks for a few of its rows.
public final class RowsRead {

    private RowsRead() {}

    /// Connections as those of the shared path: in every tenant's scope, with plans made once and by index. One,
    /// so that what it has planned is what is run.
    public static HikariDataSource sharedPath(Login login) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(login.url());
        pool.setUsername(login.user());
        pool.setPassword(login.password());
        pool.setMaximumPoolSize(1);
        pool.addDataSourceProperty("options", Database.BY_INDEX);
        pool.setConnectionInitSql(Database.EVERY_TENANT);
        return pool;
    }

    /// Rows of a table that the transaction at work has gone through so far, by index or not.
    public static long of(Database database, String table) {
        return database.sql().sql("""
                        select seq_tup_read + coalesce(idx_tup_fetch, 0)
                        from pg_stat_xact_user_tables where relname = :name
                        """).param("name", table).query(Long.class).single();
    }
}
