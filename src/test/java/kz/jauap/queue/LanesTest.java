package kz.jauap.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import kz.jauap.SettableClock;
import kz.jauap.TestDatabase;
import kz.jauap.shared.GroupCommit;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class LanesTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final QueueFixture queue = new QueueFixture(TestDatabase.fresh(), clock);
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final UUID lane = UUID.randomUUID();
    private final List<String> ran = new ArrayList<>();
    private final WorkerSettings settings = WorkerSettings.DEFAULTS.withMaxAttempts(3);

    private final LaneWorker worker = queue.workers.add("test", handler(LaneOutcome::done), settings);

    private LaneHandler handler(Function<ClaimedLane, LaneOutcome> outcome) {
        return new LaneHandler() {
            @Override
            public LaneOutcome run(ClaimedLane claimed) {
                claimed.jobs().forEach(job -> ran.add(job.payload()));
                return outcome.apply(claimed);
            }

            @Override
            public LaneOutcome giveUp(ClaimedLane claimed, String reason) {
                ran.add("gave up " + claimed.jobs().getFirst().payload());
                return new LaneOutcome.Discard(reason);
            }
        };
    }

    @Test
    void runs_the_jobs_of_a_lane_in_the_order_they_came_and_forgets_the_lane() {
        queue.enqueue(List.of(queue.now(tenant, lane, "a"), queue.now(tenant, lane, "b")));
        queue.enqueue(List.of(queue.now(tenant, lane, "c")));

        assertThat(worker.runDue()).isEqualTo(1);

        assertThat(ran).containsExactly("a", "b", "c");
        assertThat(queue.rows("lane")).isZero();
        assertThat(queue.rows("job")).isZero();
    }

    @Test
    void a_burst_waits_for_quiet_but_not_longer_than_its_cap() {
        Instant start = clock.instant();
        for (int second = 0; second < 5; second++) {
            Instant now = clock.instant();
            queue.enqueue(
                    List.of(new NewJob(tenant, "test", lane, "m" + second, now.plusSeconds(3), now.plusSeconds(10))));
            assertThat(worker.runDue()).as("second %d", second).isZero();
            clock.forward(Duration.ofSeconds(2));
        }
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(10));

        assertThat(worker.runDue()).as("the cap counts from the first message").isEqualTo(1);
        assertThat(ran).containsExactly("m0", "m1", "m2", "m3", "m4");
    }

    @Test
    void a_plainly_complete_message_brings_the_lane_forward() {
        Instant now = clock.instant();
        queue.enqueue(List.of(new NewJob(tenant, "test", lane, "hello", now.plusSeconds(8), now.plusSeconds(60))));
        queue.enqueue(List.of(new NewJob(tenant, "test", lane, "question", now.plusSeconds(1), now.plusSeconds(60))));
        clock.forward(Duration.ofSeconds(1));

        assertThat(worker.runDue()).isEqualTo(1);
        assertThat(ran).containsExactly("hello", "question");
    }

    @Test
    void a_job_that_changes_nothing_about_when_its_lane_runs_leaves_the_lane_as_it_lies() {
        Instant late = clock.instant().plusSeconds(10);
        queue.enqueue(List.of(new NewJob(tenant, "test", lane, "a", late, late)));
        String before = place();
        queue.enqueue(List.of(new NewJob(tenant, "test", lane, "b", late.plusSeconds(3), late.plusSeconds(30))));

        assertThat(place()).as("no other version of the row").isEqualTo(before);
        clock.forward(Duration.ofSeconds(10));
        assertThat(worker.runDue()).isEqualTo(1);
        assertThat(ran).containsExactly("a", "b");
    }

    private String place() {
        return queue.database.acrossTenants(() -> queue.database
                .sql()
                .sql("select ctid::text from lane")
                .query(String.class)
                .single());
    }

    @Test
    void a_look_at_everything_finds_what_is_due_earlier_than_all_that_was_known() {
        queue.enqueue(List.of(queue.now(tenant, lane, "known")));
        assertThat(worker.runDue()).isEqualTo(1);
        queue.enqueue(List.of(
                NewJob.dueAt(tenant, "test", lane, "later", clock.instant().plusSeconds(60))));
        Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
        List<NewJob> unannounced = List.of(NewJob.dueAt(tenant, "test", UUID.randomUUID(), "unknown", hourAgo));
        queue.database.acrossTenants(() -> queue.jobs.enqueue(unannounced));

        assertThat(worker.runDue()).isEqualTo(1);
        assertThat(ran).containsExactly("known", "unknown");
    }

    @Test
    void what_arrives_while_the_lane_runs_is_run_next_and_not_lost() {
        LaneWorker busy = queue.workers.add(
                "busy",
                handler(claimed -> {
                    if (ran.size() == 1) {
                        queue.enqueue(List.of(NewJob.dueAt(tenant, "busy", lane, "late", clock.instant())));
                    }
                    return LaneOutcome.done(claimed);
                }),
                settings);
        queue.enqueue(List.of(NewJob.dueAt(tenant, "busy", lane, "first", clock.instant())));

        assertThat(busy.runDue()).isEqualTo(1);
        assertThat(busy.runDue()).isEqualTo(1);
        assertThat(ran).containsExactly("first", "late");
        assertThat(queue.rows("lane")).isZero();
    }

    @Test
    void a_lane_that_runs_is_not_given_to_a_second_runner() {
        queue.enqueue(List.of(queue.now(tenant, lane, "a")));
        var floors = java.util.Map.of(tenant, Instant.EPOCH);

        var first = queue.claims.claim("test", floors, clock.instant(), 10, 10, settings.lease());
        var second = queue.claims.claim("test", floors, clock.instant(), 10, 10, settings.lease());

        assertThat(first).hasSize(1);
        assertThat(second).isEmpty();
    }

    @Test
    void a_lost_runners_lane_is_run_again_and_the_late_runner_is_fenced() {
        queue.enqueue(List.of(queue.now(tenant, lane, "a")));
        ClaimedLane lost = queue.claims
                .claim("test", java.util.Map.of(tenant, Instant.EPOCH), clock.instant(), 10, 10, settings.lease())
                .getFirst();
        clock.forward(settings.lease().plusSeconds(1));

        assertThat(worker.runDue()).isEqualTo(1);
        var held = queue.database.acrossTenants(() -> queue.jobs.complete(
                List.of(Completion.done(lost, List.of(lost.jobs().getFirst().seq())))));

        assertThat(ran).containsExactly("a");
        assertThat(held).as("the lost runner holds nothing any more").isEmpty();
    }

    @Test
    void a_failing_lane_backs_off_and_then_gives_up_its_first_job_and_goes_on() {
        LaneWorker failing = queue.workers.add(
                "bad",
                handler(claimed -> {
                    if (claimed.jobs().getFirst().payload().equals("poison")) {
                        throw new IllegalStateException("cannot");
                    }
                    return LaneOutcome.done(claimed);
                }),
                settings);
        queue.enqueue(List.of(
                NewJob.dueAt(tenant, "bad", lane, "poison", clock.instant()),
                NewJob.dueAt(tenant, "bad", lane, "good", clock.instant())));

        assertThat(failing.runDue()).isEqualTo(1);
        assertThat(failing.runDue()).as("it waits before the second try").isZero();
        clock.forward(Duration.ofSeconds(4));
        assertThat(failing.runDue()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(8));
        assertThat(failing.runDue()).isEqualTo(1);
        assertThat(failing.runDue()).as("the rest of the line").isEqualTo(1);

        assertThat(ran).containsExactly("poison", "good", "poison", "good", "poison", "good", "gave up poison", "good");
        assertThat(queue.deadJobs.list(Slice.of(tenant, 10))).singleElement().satisfies(dead -> {
            assertThat(dead.payload()).isEqualTo("poison");
            assertThat(dead.attempts()).isEqualTo(3);
        });
    }

    @Test
    void a_job_that_cannot_be_given_up_while_the_database_is_away_is_not_dead() {
        AtomicBoolean away = new AtomicBoolean(true);
        LaneHandler failing = new LaneHandler() {
            @Override
            public LaneOutcome run(ClaimedLane claimed) {
                return new LaneOutcome.Retry(Duration.ofSeconds(1), "no");
            }

            @Override
            public LaneOutcome giveUp(ClaimedLane claimed, String reason) {
                if (away.get()) {
                    throw new GroupCommit.Refused(
                            "the write failed", new CannotCreateTransactionException("no connection"));
                }
                ran.add("gave up in order");
                return LaneOutcome.done(claimed);
            }
        };
        LaneWorker other = queue.workers.add("test", failing, settings.withMaxAttempts(1));
        queue.enqueue(List.of(queue.now(tenant, lane, "a")));

        other.runDue();

        assertThat(queue.rows("dead_job")).isZero();
        assertThat(queue.rows("job")).isOne();
        away.set(false);
        clock.forward(Duration.ofSeconds(2));
        other.runDue();
        assertThat(ran).containsExactly("gave up in order");
        assertThat(queue.rows("job")).isZero();
    }

    @Test
    void a_try_that_fails_because_the_database_is_away_does_not_count() {
        LaneWorker other = queue.workers.add(
                "test",
                handler(claimed -> {
                    throw new GroupCommit.Refused("no", new CannotCreateTransactionException("no connection"));
                }),
                settings.withMaxAttempts(2));
        queue.enqueue(List.of(queue.now(tenant, lane, "a")));

        for (int outage = 0; outage < 5; outage++) {
            other.runDue();
            clock.forward(Duration.ofSeconds(2));
        }

        assertThat(ran).containsExactly("a", "a", "a", "a", "a");
        assertThat(queue.rows("job")).isOne();
    }

    @Test
    void a_dead_job_can_be_replayed_once() {
        LaneWorker refusing = queue.workers.add("no", handler(claimed -> new LaneOutcome.Discard("no")), settings);
        queue.enqueue(List.of(NewJob.dueAt(tenant, "no", lane, "x", clock.instant())));
        refusing.runDue();
        UUID dead = queue.deadJobs.list(Slice.of(tenant, 10)).getFirst().id();

        assertThat(queue.deadJobs.replay(tenant, dead)).isTrue();
        assertThat(queue.deadJobs.replay(tenant, dead)).as("only once").isFalse();
        refusing.runDue();

        assertThat(ran).containsExactly("x", "x");
    }

    @Test
    void a_snooze_waits_without_counting_a_try_and_a_new_job_does_not_cut_it_short() {
        LaneWorker limited =
                queue.workers.add("slow", handler(claimed -> new LaneOutcome.Snooze(Duration.ofSeconds(30))), settings);
        queue.enqueue(List.of(NewJob.dueAt(tenant, "slow", lane, "x", clock.instant())));
        for (int i = 0; i < 10; i++) {
            assertThat(limited.runDue()).isEqualTo(1);
            queue.enqueue(List.of(NewJob.dueAt(tenant, "slow", lane, "y", clock.instant())));
            assertThat(limited.runDue()).as("the pause holds").isZero();
            clock.forward(Duration.ofSeconds(31));
        }
        assertThat(ran).doesNotContain("gave up x");
    }

    @Test
    void a_noisy_tenant_does_not_starve_a_quiet_one() {
        TenantId quiet = new TenantId(UUID.randomUUID());
        List<NewJob> flood = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            flood.add(queue.now(tenant, UUID.randomUUID(), "noise"));
        }
        queue.enqueue(flood);
        clock.forward(Duration.ofSeconds(1));
        queue.enqueue(List.of(queue.now(quiet, UUID.randomUUID(), "quiet")));

        worker.runDue();

        assertThat(ran).as("in the very first claim").contains("quiet");
        assertThat(ran.size()).isLessThan(1_000);
    }

    @Test
    void compaction_keeps_every_living_job_in_order() {
        queue.enqueue(List.of(queue.now(tenant, lane, "a"), queue.now(tenant, lane, "b")));

        assertThat(queue.compaction.carryOver("lane")).isTrue();
        assertThat(queue.compaction.carryOver("job")).isTrue();
        queue.enqueue(List.of(queue.now(tenant, lane, "c")));

        assertThat(worker.runDue()).isEqualTo(1);
        assertThat(ran).containsExactly("a", "b", "c");
    }
}
