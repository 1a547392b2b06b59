package kz.jauap.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import kz.jauap.SettableClock;
import kz.jauap.TestDatabase;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;

/// When the hot tables are carried over, and when they are left alone.
class CompactionTest {

    private static final String PASSING_JOBS = """
            insert into job (tenant_id, queue, lane_id, payload, due_at, late_at, created_at)
            select gen_random_uuid(), 'test', gen_random_uuid(), repeat('x', %d), now(), now(), now()
            from generate_series(1, %d)
            """;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final DataSource dataSource = TestDatabase.fresh();
    private final QueueFixture queue = new QueueFixture(dataSource, clock);

    @Test
    void rows_that_an_old_snapshot_keeps_from_being_cleaned_away_are_left_behind() throws Exception {
        try (Connection old = dataSource.getConnection();
                Statement reading = old.createStatement()) {
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            old.setAutoCommit(false);
            reading.execute("select txid_current_snapshot()");
            in(PASSING_JOBS.formatted(10, 160_000), "delete from job", "vacuum job");
            queue.enqueue(List.of(queue.now(new TenantId(UUID.randomUUID()), UUID.randomUUID(), "lives")));

            assertThat(queue.compaction.run()).isEqualTo(1);
            assertThat(queue.rows("job")).isEqualTo(1);
            assertThat(queue.compaction.run()).isZero();
        }
    }

    @Test
    void nobody_is_kept_waiting_while_many_that_live_are_carried_over() throws Exception {
        try (Connection old = dataSource.getConnection();
                Statement reading = old.createStatement()) {
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            old.setAutoCommit(false);
            reading.execute("select txid_current_snapshot()");
            in(
                    PASSING_JOBS.formatted(10, 160_000),
                    "delete from job",
                    "vacuum job",
                    PASSING_JOBS.formatted(10, 19_000));

            assertThat(queue.compaction.run()).isZero();
        }
    }

    @Test
    void a_table_that_is_large_but_clean_is_left_alone() throws Exception {
        in(PASSING_JOBS.formatted(2_000, 10_000));

        assertThat(queue.compaction.run()).isZero();
    }

    private void in(String... statements) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('jauap.tenant', '*', false)");
            for (String one : statements) {
                statement.execute(one);
            }
            statement.execute("select pg_stat_force_next_flush()");
        }
    }
}
