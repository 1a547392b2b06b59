package kz.jauap.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.SafeText;
import kz.jauap.shared.TenantId;
import kz.jauap.ticket.spi.Slot;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rows of `ticket`.
@Component
class TicketStore {

    private static final String ROW = """
            select ticket.*, (select min(spoken.answered_at) from handover spoken
                              where spoken.tenant_id = ticket.tenant_id
                                and spoken.conversation_id = ticket.conversation_id
                                and spoken.answered_at >= ticket.opened_at) as answered_at
            from ticket where ticket.tenant_id = :tenant_id
            """;

    private static final String FIND = ROW + " and id = :id";

    private static final String LOCK = FIND + " for no key update of ticket";

    private static final String OPEN = ROW + """
             and ticket.tenant_id = :tenant_id and conversation_id = :conversation
             and stage in ('NEW', 'IN_WORK', 'WAITING')
            for no key update of ticket
            """;

    private static final String LIST = ROW + """
             and (:stage = '' or stage = :stage) and (cast(:beyond as uuid) is null or id < :beyond)
            order by id desc limit :limit
            """;

    private static final String OF_CONVERSATIONS = ROW + """
             and conversation_id in (:conversations) order by id desc limit 100
            """;

    private static final String INSERT = """
            insert into ticket (tenant_id, id, conversation_id, kind, stage, summary, opened_at, active_at)
            values (:tenant_id, :id, :conversation, :kind, 'NEW', :summary, :now, :now)
            on conflict (tenant_id, conversation_id) where stage in ('NEW', 'IN_WORK', 'WAITING') do nothing
            """;

    /// The one that was done last, if that is not long ago and nothing is open meanwhile.
    private static final String REOPEN = """
            update ticket set stage = 'NEW', holder = null, closed_at = null, active_at = :now, late = false,
                              reopened = reopened + 1
            where tenant_id = :tenant_id and id = (
                    select id from ticket
                    where tenant_id = :tenant_id and conversation_id = :conversation
                    order by opened_at desc, id desc limit 1)
              and stage = 'DONE' and active_at >= :since
            returning id
            """;

    private static final String MOVE = """
            update ticket set stage = :stage, holder = :holder, active_at = :now,
                   closed_at = case when :stage in ('DONE', 'REJECTED') then cast(:now as timestamptz) end
            where tenant_id = :tenant_id and id = :id
            """;

    private static final String SLOTS =
            "update ticket set slots = :slots::json where tenant_id = :tenant_id and id = :id";

    private static final String LATE = """
            update ticket set late = true
            where tenant_id = :tenant_id and id = :id and not late and stage in ('NEW', 'IN_WORK', 'WAITING')
            """;

    private static final String FORGET = """
            with gone as (
                delete from ticket where tenant_id = :tenant_id and id in (
                    select id from ticket where tenant_id = :tenant_id and closed_at < :before limit 1000)
                returning id
            ), told as (
                delete from ticket_event where tenant_id = :tenant_id and ticket_id in (select id from gone)
            )
            select count(*) from gone
            """;

    private final Database database;

    TicketStore(Database database) {
        this.database = database;
    }

    Optional<Ticket> find(TenantId tenant, UUID id) {
        return named(FIND, tenant).param("id", id).query((row, n) -> read(row)).optional();
    }

    Optional<Ticket> lock(TenantId tenant, UUID id) {
        return named(LOCK, tenant).param("id", id).query((row, n) -> read(row)).optional();
    }

    Optional<Ticket> open(TenantId tenant, UUID conversation) {
        return named(OPEN, tenant)
                .param("conversation", conversation)
                .query((row, n) -> read(row))
                .optional();
    }

    /// @param stage its name, "" for all
    List<Ticket> list(TenantId tenant, String stage, @Nullable UUID beyond, int limit) {
        return named(LIST, tenant)
                .param("stage", stage)
                .param("beyond", beyond, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    List<Ticket> of(TenantId tenant, List<UUID> conversations) {
        return named(OF_CONVERSATIONS, tenant)
                .param("conversations", conversations)
                .query((row, n) -> read(row))
                .list();
    }

    /// @return false when one is open already
    boolean insert(TenantId tenant, UUID id, UUID conversation, String kind, String summary, Instant now) {
        return named(INSERT, tenant)
                        .param("id", id)
                        .param("conversation", conversation)
                        .param("kind", kind)
                        .param("summary", SafeText.of(summary))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<UUID> reopen(TenantId tenant, UUID conversation, Instant since, Instant now) {
        return named(REOPEN, tenant)
                .param("conversation", conversation)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    void move(TenantId tenant, UUID id, Stage stage, @Nullable UUID holder, Instant now) {
        named(MOVE, tenant)
                .param("id", id)
                .param("stage", stage.name())
                .param("holder", holder, java.sql.Types.OTHER)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void slots(TenantId tenant, UUID id, List<Slot> slots) {
        named(SLOTS, tenant).param("id", id).param("slots", Json.write(slots)).update();
    }

    boolean late(TenantId tenant, UUID id) {
        return named(LATE, tenant).param("id", id).update() == 1;
    }

    int forget(TenantId tenant, Instant before) {
        return named(FORGET, tenant)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec named(String sql, TenantId tenant) {
        return database.sql().sql(sql).param("tenant_id", tenant.value());
    }

    private static Ticket read(ResultSet row) throws SQLException {
        return new Ticket(
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getString("kind"),
                Stage.valueOf(row.getString("stage")),
                row.getObject("holder", UUID.class),
                row.getString("summary"),
                List.of(Json.read(row.getString("slots"), Slot[].class)),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                moment(row, "answered_at"),
                row.getObject("active_at", OffsetDateTime.class).toInstant(),
                moment(row, "closed_at"),
                row.getInt("reopened"),
                row.getBoolean("late"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
