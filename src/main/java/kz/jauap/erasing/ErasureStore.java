package kz.jauap.erasing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Rows of `erasure` and `erasure_task`.
@Component
class ErasureStore {

    private static final String INSERT = """
            insert into erasure (tenant_id, id, subject_id, asked_by, asked_at)
            values (:tenant_id, :id, :subject, :by, :now)
            on conflict (tenant_id, subject_id) where state <> 'DONE' do nothing
            """;

    private static final String SHOWN = """
            select erasure.*, coalesce((select json_agg(task.reason order by task.place) from erasure_task task
                                        where task.tenant_id = erasure.tenant_id and task.erasure_id = erasure.id
                                          and task.state = 'REMAINS'), '[]') as remains
            from erasure where tenant_id = :tenant_id
            """;

    private static final String FIND = SHOWN + " and id = :id";

    private static final String OPEN = SHOWN + " and subject_id = :id and state <> 'DONE'";

    private static final String LIST = SHOWN + " order by asked_at desc, id desc limit :limit";

    private static final String FORGOTTEN = """
            update erasure set state = 'FORGOTTEN', counts = cast(:counts as json), forgotten_at = :now
            where tenant_id = :tenant_id and id = :id and state = 'ASKED'
            """;

    private static final String DONE = """
            update erasure set state = 'DONE', done_at = :now
            where tenant_id = :tenant_id and id = :id and state = 'FORGOTTEN'
            """;

    private static final String ADD = """
            insert into erasure_task (tenant_id, erasure_id, place, kind, target, due_at)
            values (:tenant_id, :id, :place, :kind, cast(:target as json), :now)
            """;

    private static final String DUE = """
            select place, kind, target, tries, due_at from erasure_task
            where tenant_id = :tenant_id and erasure_id = :id and state = 'WAITING'
            order by due_at, place limit :limit
            """;

    private static final String SETTLE = """
            update erasure_task set state = :state, reason = :reason, tries = tries + 1
            where tenant_id = :tenant_id and erasure_id = :id and place = :place and state = 'WAITING'
            """;

    private static final String LATER = """
            update erasure_task set reason = :reason, tries = tries + 1, due_at = :due
            where tenant_id = :tenant_id and erasure_id = :id and place = :place and state = 'WAITING'
            """;

    private final Database database;

    ErasureStore(Database database) {
        this.database = database;
    }

    /// @param tries it was tried so often in vain
    record Task(int place, String kind, JsonNode target, int tries, Instant due) {}

    /// @return false when the same person is being erased already
    boolean insert(TenantId tenant, UUID id, UUID subject, String by, Instant now) {
        return named(tenant, INSERT, id)
                        .param("subject", subject)
                        .param("by", by)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    Optional<Erasure> find(TenantId tenant, UUID id) {
        return named(tenant, FIND, id).query((row, number) -> read(row)).optional();
    }

    /// The one that is under way.
    Optional<Erasure> open(TenantId tenant, UUID subject) {
        return named(tenant, OPEN, subject).query((row, number) -> read(row)).optional();
    }

    /// The newest first.
    List<Erasure> list(TenantId tenant, int limit) {
        return database.sql()
                .sql(LIST)
                .param("tenant_id", tenant.value())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /// @return false when it was so before
    boolean forgotten(TenantId tenant, UUID id, Map<String, Long> counts, Instant now) {
        return named(tenant, FORGOTTEN, id)
                        .param("counts", Json.write(counts))
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    boolean done(TenantId tenant, UUID id, Instant now) {
        return named(tenant, DONE, id).param("now", utc(now)).update() == 1;
    }

    /// @param target as JSON
    void add(TenantId tenant, UUID id, int place, String kind, String target, Instant now) {
        named(tenant, ADD, id)
                .param("place", place)
                .param("kind", kind)
                .param("target", target)
                .param("now", utc(now))
                .update();
    }

    /// What is still to be removed, the longest due first.
    List<Task> waiting(TenantId tenant, UUID id, int limit) {
        return named(tenant, DUE, id)
                .param("limit", limit)
                .query((row, number) -> new Task(
                        row.getInt("place"),
                        row.getString("kind"),
                        Json.tree(row.getString("target")),
                        row.getInt("tries"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// @param remains why it is still there, "" when it is gone
    void settle(TenantId tenant, UUID id, int place, String remains) {
        named(tenant, SETTLE, id)
                .param("place", place)
                .param("state", remains.isEmpty() ? "GONE" : "REMAINS")
                .param("reason", remains)
                .update();
    }

    void later(TenantId tenant, UUID id, int place, String reason, Instant due) {
        named(tenant, LATER, id)
                .param("place", place)
                .param("reason", reason)
                .param("due", utc(due))
                .update();
    }

    private StatementSpec named(TenantId tenant, String statement, UUID id) {
        return database.sql().sql(statement).param("tenant_id", tenant.value()).param("id", id);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Erasure read(ResultSet row) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        Json.tree(row.getString("counts"))
                .properties()
                .forEach(one -> counts.put(one.getKey(), one.getValue().asLong()));
        OffsetDateTime done = row.getObject("done_at", OffsetDateTime.class);
        return new Erasure(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getObject("subject_id", UUID.class),
                Erasure.State.valueOf(row.getString("state")),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                counts,
                Json.tree(row.getString("remains"))
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList(),
                done == null ? null : done.toInstant());
    }
}
