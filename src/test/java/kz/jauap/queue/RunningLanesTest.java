package kz.jauap.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.jauap.RowsRead;
import kz.jauap.TestDatabase;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Many lanes run at once: who ends, extends or frees some of them goes through those and not through all, with plans
/// that were made when the house was empty.
class RunningLanesTest {

    private static final int RUNNING = 300;
    private static final int OURS = 40;
    /// After so many runs a connection keeps a statement's plan.
    private static final int PLANNED = 12;

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final HikariDataSource pool = RowsRead.sharedPath(TestDatabase.freshLogin());
    private final Database database = new Database(pool, pool);
    private final QueueFixture queue = new QueueFixture(pool, Clock.systemUTC());
    private final ClaimStore claims = new ClaimStore(database);
    private final LaneStore lanes = new LaneStore(database);
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private List<ClaimedLane> ours = List.of();

    @BeforeEach
    void many_lanes_run() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze lane, job");
        }
        for (int i = 0; i < PLANNED; i++) {
            claims.freeExpired("test", Instant.now());
            claims.extend("test", List.of(nobodys()), Instant.now());
            queue.enqueue(List.of(queue.now(tenant, UUID.randomUUID(), "alone")));
            end(claims.claim("test", Map.of(tenant, Instant.EPOCH), Instant.now(), 1, 1, LEASE));
        }
        queue.enqueue(IntStream.range(0, RUNNING)
                .mapToObj(number -> queue.now(tenant, UUID.randomUUID(), "job"))
                .toList());
        Instant now = Instant.now();
        ours = claims.claim("test", Map.of(tenant, Instant.EPOCH), now, RUNNING, 1, LEASE)
                .subList(0, OURS);
    }

    private ClaimedLane nobodys() {
        return new ClaimedLane(tenant, "test", UUID.randomUUID(), -1, 1, Instant.EPOCH, List.of());
    }

    private Set<Long> end(List<ClaimedLane> some) {
        return database.acrossTenants(() -> lanes.complete(some.stream()
                .map(lane ->
                        Completion.done(lane, List.of(lane.jobs().getFirst().seq())))
                .toList()));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void ending_some_reads_each_of_them_a_few_times() {
        database.acrossTenants(() -> {
            long before = RowsRead.of(database, "lane");
            long jobsBefore = RowsRead.of(database, "job");

            assertThat(end(ours)).hasSize(OURS);

            assertThat(RowsRead.of(database, "lane") - before).isLessThanOrEqualTo(4 * OURS);
            assertThat(RowsRead.of(database, "job") - jobsBefore).isLessThanOrEqualTo(4 * OURS);
        });
        assertThat(queue.rows("lane")).isEqualTo(RUNNING - OURS);
    }

    @Test
    void extending_some_reads_each_of_them_a_few_times() {
        database.acrossTenants(() -> {
            long before = RowsRead.of(database, "lane");

            claims.extend("test", ours, Instant.now().plus(LEASE));

            assertThat(RowsRead.of(database, "lane") - before).isLessThanOrEqualTo(3 * OURS);
        });
    }

    @Test
    void freeing_lanes_that_lost_their_runner_reads_each_of_them_a_few_times() {
        int lost = 5;
        queue.enqueue(IntStream.range(0, 10 * RUNNING)
                .mapToObj(number -> queue.now(tenant, UUID.randomUUID(), "waits"))
                .toList());
        claims.claim("test", Map.of(tenant, Instant.EPOCH), Instant.now(), lost, 1, Duration.ofSeconds(-1));
        database.acrossTenants(() -> {
            long before = RowsRead.of(database, "lane");

            assertThat(claims.freeExpired("test", Instant.now())).isEqualTo(lost);

            assertThat(RowsRead.of(database, "lane") - before).isLessThanOrEqualTo(3 * lost);
        });
    }

    @Test
    void what_another_runner_took_over_is_neither_ended_nor_extended() {
        ClaimedLane lane = ours.getFirst();
        ClaimedLane older = new ClaimedLane(
                lane.tenant(), lane.queue(), lane.id(), lane.lease() - 1, lane.attempts(), lane.dueAt(), lane.jobs());

        assertThat(database.acrossTenants(() -> lanes.complete(List.of(
                        Completion.done(older, List.of(lane.jobs().getFirst().seq()))))))
                .isEmpty();
        claims.extend("test", List.of(older), Instant.now().plus(Duration.ofDays(1)));

        assertThat(queue.rows("lane where lease_until > now() + interval '1 hour'"))
                .isZero();
        assertThat(queue.rows("lane")).isEqualTo(RUNNING);
    }
}
