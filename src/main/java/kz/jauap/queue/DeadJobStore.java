package kz.jauap.queue;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.Slice;
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
            select tenant_id, id, queue, lane_id, payload, attempts, reason, died_at, replayed_at
            from dead_job
            where tenant_id in (:tenants) and (cast(:beyond as uuid) is null or id < cast(:beyond as uuid))
            order by id desc limit :limit
            """;

    private static final String EXHUME = """
            update dead_job set replayed_at = :now
            where tenant_id = :tenant_id and id = :id and replayed_at is null
            returning queue, lane_id, payload
            """;

    private static final String TENANT_OF = "select tenant_id from dead_job where id = :id";

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

    @CrossTenant("the house's administrator may look at several tenants at once")
    List<DeadJobs.Listed> list(Slice slice) {
        return database.sql()
                .sql(LIST)
                .param("tenants", slice.tenantIds())
                .param("beyond", slice.beyond())
                .param("limit", slice.limit())
                .query((row, number) -> new DeadJobs.Listed(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
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

    @CrossTenant("the house's administrator may ask by the id alone")
    Optional<TenantId> tenantOf(UUID id) {
        return database.sql()
                .sql(TENANT_OF)
                .param("id", id)
                .query(UUID.class)
                .optional()
                .map(TenantId::new);
    }
}
