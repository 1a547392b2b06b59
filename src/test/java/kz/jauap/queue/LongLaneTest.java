package kz.jauap.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import kz.jauap.TestDatabase;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongLaneTest {

    private static final int JOBS = 40;

    private final HikariDataSource dataSource = TestDatabase.fresh();
    private final QueueFixture queue = new QueueFixture(dataSource, Clock.systemUTC());
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final UUID longLane = UUID.randomUUID();
    private final CountDownLatch left = new CountDownLatch(JOBS);

    @AfterEach
    void close() {
        queue.workers.close();
        dataSource.close();
    }

    @Test
    void a_lane_that_is_taken_job_by_job_goes_on_at_once_beside_lanes_that_are_due_later() throws Exception {
        queue.workers.add("test", new OneByOne(), WorkerSettings.DEFAULTS);
        Instant now = Instant.now();
        queue.enqueue(IntStream.range(0, JOBS)
                .mapToObj(number -> queue.now(tenant, longLane, "job " + number))
                .toList());
        queue.enqueue(IntStream.range(1, 10 * JOBS)
                .mapToObj(number ->
                        NewJob.dueAt(tenant, "test", UUID.randomUUID(), "other", now.plusMillis(100L * number)))
                .toList());

        queue.workers.start();

        assertThat(left.await(15, TimeUnit.SECONDS))
                .as("%d of %d are left", left.getCount(), JOBS)
                .isTrue();
    }

    /// Takes one job at a time, as handlers do whose jobs are each a transaction of their own.
    private final class OneByOne implements LaneHandler {

        @Override
        public LaneOutcome run(ClaimedLane lane) {
            if (lane.id().equals(longLane)) {
                left.countDown();
            }
            return new LaneOutcome.Done(List.of(lane.jobs().getFirst().seq()));
        }

        @Override
        public LaneOutcome giveUp(ClaimedLane lane, String reason) {
            return new LaneOutcome.Discard(reason);
        }
    }
}
