package kz.jauap.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Keeps the hot tables small when vacuum cannot: while any transaction in the database keeps an old snapshot, rows
/// that are gone cannot be cleaned away, and every look at the queue walks over them. Then the few rows that live are
/// carried over to an empty table, in one short transaction. Old snapshots do not see the queue any more after that;
/// nobody reads the queue through an old snapshot except a backup, and a backup's lock makes this wait for another
/// time.
///
/// A table that is merely large is left alone: its pages are used again, and only counting the rows that live would
/// walk over all of them. What tells is how many rows PostgreSQL believes to be gone and still there.
@Component
class Compaction {

    private static final Logger log = LoggerFactory.getLogger(Compaction.class);
    private static final long WORTH_BYTES = 16L << 20;
    private static final long WORTH_GONE = 75_000;
    private static final long GONE_FOR_ONE_ALIVE = 20;
    private static final long MOST_ROWS = 20_000;
    /// A table of which little lives is gone through as it lies: by its index each row that is gone costs a look.
    private static final String PAGE_BY_PAGE = "set local enable_seqscan = on";

    private static final List<String> HOT_TABLES = List.of("lane", "job");

    private final Database database;

    Compaction(Database database) {
        this.database = database;
    }

    /// Compacts each hot table that has grown far beyond the rows that live in it.
    ///
    /// @return tables compacted
    @CrossTenant("maintenance of the whole table; rows are carried over as they are")
    int run() {
        int done = 0;
        for (String table : HOT_TABLES) {
            if (isBloated(table) && carryOver(table)) {
                done++;
            }
        }
        return done;
    }

    /// Full of rows that are gone, and with few enough that live: while they are carried over nobody else gets at the
    /// table. The cheap looks come first.
    private boolean isBloated(String table) {
        return database.acrossTenants(() -> {
            if (size(table) < WORTH_BYTES) {
                return false;
            }
            long gone = gone(table);
            long most = Math.min(MOST_ROWS, gone / GONE_FOR_ONE_ALIVE);
            return gone > WORTH_GONE && !livesMoreThan(most, table);
        });
    }

    private long gone(String table) {
        return database.sql()
                .sql("select pg_stat_get_dead_tuples(cast(:name as regclass))")
                .param("name", table)
                .query(Long.class)
                .single();
    }

    private long size(String table) {
        return database.sql()
                .sql("select pg_total_relation_size(cast(:name as regclass))")
                .param("name", table)
                .query(Long.class)
                .single();
    }

    private boolean livesMoreThan(long most, String table) {
        database.sql().sql(PAGE_BY_PAGE).update();
        return database.sql()
                        .sql("select count(*) from (select 1 from " + table + " limit :most) as living")
                        .param("most", most + 1)
                        .query(Long.class)
                        .single()
                > most;
    }

    boolean carryOver(String table) {
        try {
            return database.acrossTenants(() -> database.jdbc(connection -> rewrite(connection, table)));
        } catch (DataAccessException e) {
            log.debug("{} was busy; it is compacted another time: {}", table, e.getMessage());
            return false;
        }
    }

    private static boolean rewrite(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '200ms'");
            statement.execute(PAGE_BY_PAGE);
            statement.execute("lock table " + table + " in access exclusive mode");
            statement.execute("create temporary table living on commit drop as select * from " + table);
            statement.execute("truncate " + table);
            int rows = statement.executeUpdate("insert into " + table + " overriding system value table living");
            log.debug("{} compacted to the {} rows that live", table, rows);
            return true;
        }
    }
}
