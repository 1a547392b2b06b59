package kz.jauap.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;

class NewLaneTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final UUID lane = UUID.randomUUID();

    @Test
    void a_burst_waits_for_its_last_message_but_no_longer_than_its_first_one_may() {
        assertThat(NewLane.of(List.of(job(5, 10), job(3, 30)))).containsExactly(lane(5, 10));
        assertThat(NewLane.of(List.of(job(5, 10), job(12, 17)))).containsExactly(lane(10, 10));
        assertThat(NewLane.of(List.of(job(12, 17), job(5, 10), job(11, 40)))).containsExactly(lane(10, 10));
    }

    @Test
    void a_job_that_is_due_after_its_patience_ends_runs_when_that_ends() {
        assertThat(NewLane.of(List.of(job(20, 10)))).containsExactly(lane(10, 10));
    }

    @Test
    void the_same_lane_of_another_tenant_or_queue_is_another_lane() {
        NewJob first = job(1, 1);

        assertThat(NewLane.of(List.of(
                        first,
                        NewJob.dueAt(new TenantId(UUID.randomUUID()), "turn", lane, "b", NOON),
                        NewJob.dueAt(tenant, "delivery", lane, "c", NOON),
                        first)))
                .hasSize(3);
    }

    private NewJob job(int due, int late) {
        return new NewJob(tenant, "turn", lane, "a", NOON.plusSeconds(due), NOON.plusSeconds(late));
    }

    private NewLane lane(int quiet, int late) {
        return new NewLane(tenant, "turn", lane, NOON.plusSeconds(quiet), NOON.plusSeconds(late));
    }
}
