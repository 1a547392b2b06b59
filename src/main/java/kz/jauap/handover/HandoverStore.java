package kz.jauap.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.handover.Handover.Outcome;
import kz.jauap.handover.Handover.Status;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rows of `handover`. Whoever changes one holds its conversation's row, so that one change comes after the other.
@Component
class HandoverStore {

    private static final String OPEN = """
            insert into handover (tenant_id, id, conversation_id, turn_id, status, reason, request, branch, opened_at,
                                  waiting_since, active_at)
            values (:tenant_id, :id, :conversation_id, :turn_id, 'PENDING', :reason, cast(:request as json), :branch, :at,
                    :at, :at)
            on conflict (tenant_id, conversation_id) where status in ('PENDING', 'ACTIVE') do nothing
            """;

    private static final String OPEN_ONE =
            "tenant_id = :tenant_id and conversation_id = :conversation_id and status in ('PENDING', 'ACTIVE')";

    private static final String LOCK = "select * from handover where " + OPEN_ONE + " for no key update";

    private static final String EXTEND =
            "update handover set request = cast(:request as json), active_at = greatest(active_at, :at) where "
                    + OPEN_ONE;

    private static final String PLACE =
            "update handover set branch = :branch where " + OPEN_ONE + " and branch <> :branch returning id";

    /// A customer who writes in a case somebody has taken waits from the first word they have no answer to.
    private static final String TOUCH = """
            with earlier as (
                select id as handover_id, status = 'ACTIVE' and unanswered_since is null as begins from handover
                where tenant_id = :tenant_id and conversation_id = :conversation_id and status in ('PENDING', 'ACTIVE')
                for no key update)
            update handover
               set active_at = greatest(active_at, :at),
                   unanswered_since = case when begins then :at else unanswered_since end
              from earlier
             where handover.tenant_id = :tenant_id and handover.id = handover_id
            returning handover.id, begins
            """;

    private static final String SAVE = """
            update handover
               set status = :status, assignee = :assignee, waiting_since = :waiting_since, taken_at = :taken_at,
                   answered_at = :answered_at, active_at = :active_at, resolved_at = :resolved_at, outcome = :outcome, resolved_by = :by,
                   branch = :branch, unanswered_since = :unanswered_since
             where tenant_id = :tenant_id and id = :id and status in ('PENDING', 'ACTIVE')
            """;

    private static final String RATE = "update handover set rating = :rating where tenant_id = :tenant_id and id = :id";

    private static final String FIND = "select * from handover where tenant_id = :tenant_id and id = :id";

    private static final String LIST = """
            select * from handover
            where tenant_id in (:tenants) and status in ('PENDING', 'ACTIVE')
              and (cast(:beyond as uuid) is null or id > cast(:beyond as uuid))
            order by id limit :limit
            """;

    private static final String LATEST = """
            select * from handover where tenant_id = :tenant_id and conversation_id = :conversation_id
            order by opened_at desc, id desc limit 1
            """;

    private static final String COUNTS = "select count(*) filter (where status = 'PENDING') as pending,"
            + " count(*) filter (where status = 'ACTIVE') as active,"
            + " min(waiting_since) filter (where status = 'PENDING') as oldest"
            + " from handover where status in ('PENDING', 'ACTIVE')";

    private static final String WAITING =
            "select count(*) from handover where tenant_id = :tenant_id and status = 'PENDING'";

    private final Database database;

    HandoverStore(Database database) {
        this.database = database;
    }

    /// @return whether there was none open
    boolean open(TenantId tenant, NewHandover handover) {
        return database.sql()
                        .sql(OPEN)
                        .param("tenant_id", tenant.value())
                        .param("id", handover.id())
                        .param("conversation_id", handover.conversation())
                        .param("turn_id", handover.turn())
                        .param("reason", handover.reason())
                        .param("request", Json.write(handover.request()))
                        .param("branch", handover.branch())
                        .param("at", utc(handover.at()))
                        .update()
                == 1;
    }

    /// The open one of a conversation, held until the transaction ends.
    Optional<Handover> lock(TenantId tenant, UUID conversation) {
        return ofConversation(LOCK, tenant, conversation)
                .query((row, number) -> read(row))
                .optional();
    }

    /// The newest one of a conversation, open or not.
    Optional<Handover> latest(TenantId tenant, UUID conversation) {
        return ofConversation(LATEST, tenant, conversation)
                .query((row, number) -> read(row))
                .optional();
    }

    void extend(TenantId tenant, Handover open, List<String> lines, Instant at) {
        List<String> request = new ArrayList<>(open.request());
        request.addAll(lines);
        ofConversation(EXTEND, tenant, open.conversation())
                .param("request", Json.write(request))
                .param("at", utc(at))
                .update();
    }

    /// Notes which place the open one of a conversation is for.
    ///
    /// @return its id, empty when it was known or none is open
    Optional<UUID> place(TenantId tenant, UUID conversation, String branch) {
        return ofConversation(PLACE, tenant, conversation)
                .param("branch", branch)
                .query(UUID.class)
                .optional();
    }

    /// An open handover in which something was said.
    ///
    /// @param begins whether the customer waits for an answer of the one who took it from then on
    record Touched(UUID id, boolean begins) {}

    /// Notes that the customer has said something in the open one of a conversation.
    Optional<Touched> touch(TenantId tenant, UUID conversation, Instant at) {
        return ofConversation(TOUCH, tenant, conversation)
                .param("at", utc(at))
                .query((row, number) -> new Touched(row.getObject("id", UUID.class), row.getBoolean("begins")))
                .optional();
    }

    /// @param by who ended it, null while it goes on
    /// @return false when it is over already
    boolean save(TenantId tenant, Handover changed, @Nullable String by) {
        Outcome outcome = changed.outcome();
        Handover.Times times = changed.times();
        return database.sql()
                        .sql(SAVE)
                        .param("tenant_id", tenant.value())
                        .param("id", changed.id())
                        .param("status", changed.status().name())
                        .param("assignee", changed.assignee())
                        .param("waiting_since", utc(times.waiting()))
                        .param("taken_at", utcOrNull(times.taken()))
                        .param("answered_at", utcOrNull(times.answered()))
                        .param("active_at", utc(times.active()))
                        .param("resolved_at", utcOrNull(times.resolved()))
                        .param("outcome", outcome == null ? null : outcome.name())
                        .param("by", by)
                        .param("branch", changed.branch())
                        .param("unanswered_since", utcOrNull(times.unanswered()))
                        .update()
                == 1;
    }

    void rate(TenantId tenant, UUID id, int stars) {
        database.sql()
                .sql(RATE)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("rating", stars)
                .update();
    }

    Optional<Handover> find(TenantId tenant, UUID id) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    @CrossTenant("the house's administrator may look at several tenants at once")
    List<Handover> open(Slice slice) {
        return database.sql()
                .sql(LIST)
                .param("tenants", slice.tenantIds())
                .param("beyond", slice.beyond())
                .param("limit", slice.limit())
                .query((row, number) -> read(row))
                .list();
    }

    @CrossTenant("a count of the whole house")
    Handovers.Counts counts() {
        return database.sql()
                .sql(COUNTS)
                .query((row, number) ->
                        new Handovers.Counts(row.getLong("pending"), row.getLong("active"), instant(row, "oldest")))
                .single();
    }

    long waiting(TenantId tenant) {
        return database.sql()
                .sql(WAITING)
                .param("tenant_id", tenant.value())
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec ofConversation(String statement, TenantId tenant, UUID conversation) {
        return database.sql().sql(statement).param("tenant_id", tenant.value()).param("conversation_id", conversation);
    }

    private static Handover read(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Handover(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getObject("turn_id", UUID.class),
                Status.valueOf(row.getString("status")),
                row.getString("reason"),
                List.of(Json.read(row.getString("request"), String[].class)),
                row.getString("branch"),
                row.getObject("assignee", UUID.class),
                times(row),
                outcome == null ? null : Outcome.valueOf(outcome));
    }

    /// Rows of before there were these clocks have but the first.
    private static Handover.Times times(ResultSet row) throws SQLException {
        Instant opened = row.getObject("opened_at", OffsetDateTime.class).toInstant();
        Instant waiting = instant(row, "waiting_since");
        Instant active = instant(row, "active_at");
        return new Handover.Times(
                opened,
                waiting == null ? opened : waiting,
                instant(row, "taken_at"),
                instant(row, "answered_at"),
                active == null ? opened : active,
                instant(row, "resolved_at"),
                instant(row, "unanswered_since"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant at) {
        return at == null ? null : utc(at);
    }
}
