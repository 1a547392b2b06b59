package kz.jauap.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import kz.jauap.SettableClock;
import kz.jauap.TestDatabase;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Lanes that come into being as this node's own: no claim, the same order, and nothing lost when the node goes.
class LanesOfOurOwnTest {

    private final DataSource dataSource = TestDatabase.fresh();
    private final QueueFixture queue = new QueueFixture(dataSource, Clock.systemUTC());
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final UUID lane = UUID.randomUUID();
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private final LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private final CountDownLatch go = new CountDownLatch(1);

    private final LaneHandler slow = new LaneHandler() {
        @Override
        public LaneOutcome run(ClaimedLane claimed) {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            claimed.jobs().forEach(job -> ran.add(job.payload()));
            claimed.jobs().forEach(job -> ended.add(job.payload()));
            return LaneOutcome.done(claimed);
        }

        @Override
        public LaneOutcome giveUp(ClaimedLane claimed, String reason) {
            return new LaneOutcome.Discard(reason);
        }
    };

    @AfterEach
    void stop() {
        go.countDown();
        queue.workers.close();
    }

    @Test
    void a_node_that_does_not_work_leaves_jobs_to_whoever_claims_them() {
        queue.workers.add("test", slow, WorkerSettings.DEFAULTS);

        Jobs.Begun begun = put("a");

        assertThat(begun.lanes()).isEmpty();
        assertThat(begun.waiting()).hasSize(1);
    }

    @Test
    void a_lane_with_nothing_to_do_is_ours_at_once_with_all_its_jobs_in_order() {
        work(WorkerSettings.DEFAULTS);

        Jobs.Begun begun = put("a", "b", "c");

        assertThat(begun.waiting()).isEmpty();
        assertThat(begun.lanes()).singleElement().satisfies(ours -> {
            assertThat(ours.jobs()).extracting(ClaimedLane.ClaimedJob::payload).containsExactly("a", "b", "c");
            assertThat(ours.attempts()).isEqualTo(1);
        });
        assertThat(claimable()).as("nobody else can have it").isZero();
    }

    @Test
    void what_comes_while_the_lane_runs_waits_behind_and_runs_after_it() throws InterruptedException {
        work(WorkerSettings.DEFAULTS);
        queue.jobs.begin(put("a"));

        Jobs.Begun second = put("b");
        assertThat(second.lanes()).as("the lane is taken").isEmpty();
        assertThat(second.waiting()).hasSize(1);
        go.countDown();
        queue.jobs.begin(second);

        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo("a");
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo("b");
        queue.workers.close();
        assertThat(queue.rows("lane")).isZero();
        assertThat(queue.rows("job")).isZero();
    }

    @Test
    void a_lane_that_waits_is_not_overtaken() {
        queue.enqueue(
                List.of(NewJob.dueAt(tenant, "test", lane, "old", Instant.now().plus(Duration.ofHours(1)))));
        work(WorkerSettings.DEFAULTS);

        Jobs.Begun begun = put("new");

        assertThat(begun.lanes()).isEmpty();
        assertThat(begun.waiting()).hasSize(1);
    }

    @Test
    void without_room_jobs_wait_like_any_other() {
        work(WorkerSettings.DEFAULTS.withRunning(1, 1));
        queue.jobs.begin(put("a"));

        Jobs.Begun begun = queue.database.acrossTenants(
                () -> queue.jobs.enqueueHere("test", List.of(due(UUID.randomUUID(), "b"))));

        assertThat(begun.lanes()).isEmpty();
    }

    @Test
    void nothing_begins_when_the_transaction_is_rolled_back() {
        work(WorkerSettings.DEFAULTS);

        assertThatThrownBy(() -> queue.database.acrossTenants(() -> {
                    queue.jobs.enqueueHere("test", List.of(due(lane, "a")));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(queue.rows("lane")).isZero();
        assertThat(put("b").lanes()).hasSize(1);
    }

    @Test
    void a_lane_that_was_never_begun_runs_elsewhere_when_its_lease_is_over() {
        work(WorkerSettings.DEFAULTS);
        assertThat(put("a").lanes()).hasSize(1);
        SettableClock later = new SettableClock(Instant.now().plus(Duration.ofMinutes(1)));
        QueueFixture elsewhere = new QueueFixture(dataSource, later);
        go.countDown();

        assertThat(elsewhere.workers.add("test", slow, WorkerSettings.DEFAULTS).runDue())
                .isEqualTo(1);

        assertThat(ran).containsExactly("a");
    }

    private void work(WorkerSettings settings) {
        queue.workers.add("test", slow, settings);
        queue.workers.start();
    }

    private Jobs.Begun put(String... payloads) {
        List<NewJob> jobs =
                List.of(payloads).stream().map(payload -> due(lane, payload)).toList();
        return queue.database.acrossTenants(() -> queue.jobs.enqueueHere("test", jobs));
    }

    private NewJob due(UUID in, String payload) {
        return NewJob.dueAt(tenant, "test", in, payload, Instant.now());
    }

    private long claimable() {
        return queue.database.acrossTenants(() -> queue.database
                .sql()
                .sql("select count(*) from lane where state = 0")
                .query(Long.class)
                .single());
    }
}
