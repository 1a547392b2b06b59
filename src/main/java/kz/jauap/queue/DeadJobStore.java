package kz.jauap.queue;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Jobs that were given up.
@Component
class DeadJobStore {

    private static final String BURY = """
            insert into dead_job (tenant_id, id, queue, lane_id, payload, attempts, reason, died_at)
            values (:tenant_id, :id, :queue, :lane_id, :payload, :attempts, :reason, :died_at)
            """;

    private static final String LIST = """
            select id, queue, lane_id, payload, attempts, reason, died_at, replayed_at
            from dead_job where tenant_id = :tenant_id
            order by died_at desc limit :limit
            """;

    private static final String EXHUME = """
            update dead_job set replayed_at = :now
            where tenant_id = :tenant_id and id = :id and replayed_at is null
            returning queue, lane_id, payload
            """;

    private final Database database;
    private final Clock clock;
    private final IdSource ids;

    DeadJobStore(Database database, Clock clock, IdSource ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    void bury(List<DeadJob> jobs) {
        for (DeadJob job : jobs) {
            database.sql()
                    .sql(BURY)
                    .param("tenant_id", job.tenant().value())
                    .param("id", ids.next())
                    .param("queue", job.queue())
                    .param("lane_id", job.lane())
                    .param("payload", job.payload())
                    .param("attempts", job.attempts())
                    .param("reason", job.reason())
                    .param("died_at", now())
                    .update();
        }
    }

    List<DeadJobs.Listed> list(TenantId tenant, int limit) {
        return database.sql()
                .sql(LIST)
                .param("tenant_id", tenant.value())
                .param("limit", limit)
                .query((row, number) -> new DeadJobs.Listed(
                        row.getObject("id", UUID.class),
                        row.getString("queue"),
                        row.getObject("lane_id", UUID.class),
                        row.getString("payload"),
                        row.getInt("attempts"),
                        row.getString("reason"),
                        row.getObject("died_at", OffsetDateTime.class).toInstant(),
                        row.getObject("replayed_at") != null))
                .list();
    }

    /// Marks a dead job as replayed and gives it back as a job due now; empty when there is none or it was replayed.
    List<NewJob> exhume(TenantId tenant, UUID id, Instant due) {
        return database.sql()
                .sql(EXHUME)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("now", now())
                .query((row, number) -> NewJob.dueAt(
                        tenant,
                        row.getString("queue"),
                        row.getObject("lane_id", UUID.class),
                        row.getString("payload"),
                        due))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
