package kz.jauap.intake;

import static kz.jauap.shared.SqlArrays.bytes;
import static kz.jauap.shared.SqlArrays.micros;
import static kz.jauap.shared.SqlArrays.texts;
import static kz.jauap.shared.SqlArrays.uuids;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.InboundMessage;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.Unanswered;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rows of `inbound_mark` and `inbox`. Marks are written in the order of their keys, so that two nodes that receive the
/// same messages wait for each other and never in a circle.
@Component
class InboxStore {

    /// Duplicate mark, inbox row and turn job of each message, in one statement that is a transaction of its own.
    /// `is true` keeps each membership test from becoming a join: it is one lookup in a hash, whatever the planner
    /// thinks of joins.
    private static final String STORE = """
            with marked as (
                insert into inbound_mark (tenant_id, channel_id, mark, inbox_id, received_at)
                select tenant_id, channel_id, mark, inbox_id, at_micros(received)
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::bigint[])
                     as arrived (tenant_id, channel_id, mark, inbox_id, received)
                on conflict do nothing
                returning inbox_id
            ), stored as (
                insert into inbox (tenant_id, id, channel_id, conversation_id, received_at, message, raw)
                select tenant_id, id, channel_id, conversation_id, at_micros(received), message, raw
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::json[], ?::bytea[])
                     as arrived (tenant_id, id, channel_id, conversation_id, received, message, raw)
                where (id in (select inbox_id from marked)) is true
            )
            select array_agg(id),
                   enqueue_jobs(array_agg(tenant_id order by place), array_agg(cast(? as text)),
                                array_agg(conversation_id order by place), array_agg(id order by place),
                                array_agg(due order by place), array_agg(late order by place))
            from unnest(?::uuid[], ?::text[], ?::uuid[], ?::bigint[], ?::bigint[])
                 with ordinality as arrived (tenant_id, id, conversation_id, due, late, place)
            where (cast(id as uuid) in (select inbox_id from marked)) is true
            """;

    private static final String READ = """
            select inbox.id, inbox.channel_id, inbox.conversation_id, inbox.message, inbox.received_at
            from unnest(?::uuid[], ?::uuid[]) as wanted (tenant_id, id)
            join inbox on inbox.tenant_id = wanted.tenant_id and inbox.id = wanted.id
            """;

    private static final String WAITING = """
            select inbox.id, inbox.channel_id, inbox.conversation_id, inbox.message, inbox.received_at
            from job
            join inbox on inbox.tenant_id = job.tenant_id and inbox.id = cast(job.payload as uuid)
            where job.tenant_id = :tenant_id and job.queue = :queue and job.lane_id = :conversation_id
            order by job.seq
            """;

    /// Ids grow with time, so the oldest rows are found by the key.
    private static final String FORGET_INBOX = """
            delete from inbox where tenant_id = :tenant_id and id in (
                select old.id from inbox old
                where old.tenant_id = :tenant_id and old.received_at < :before
                  and not exists (select 1 from job
                                  where job.tenant_id = old.tenant_id and job.queue = :queue
                                    and job.lane_id = old.conversation_id and job.payload = cast(old.id as text))
                  and not exists (select 1 from dead_job dead
                                  where dead.tenant_id = old.tenant_id and dead.replayed_at is null
                                    and dead.payload = cast(old.id as text))
                order by old.id limit 5000)
            """;

    private static final String FORGET_MARKS = """
            delete from inbound_mark where ctid = any (array(
                select ctid from inbound_mark where tenant_id = :tenant_id and received_at < :before limit 5000))
              and tenant_id = :tenant_id
            """;

    private static final String UNHANDLED = """
            select job.tenant_id, job.lane_id as conversation_id, min(inbox.received_at) as since
            from job
            join inbox on inbox.tenant_id = job.tenant_id and inbox.id = cast(job.payload as uuid)
            where job.queue = :queue and inbox.received_at <= :before
            group by job.tenant_id, job.lane_id
            order by since limit :limit
            """;

    private static final Comparator<Arrival> BY_MARK = Comparator.comparing(Arrival::tenant)
            .thenComparing(Arrival::channel)
            .thenComparing(Arrival::mark);

    private final Database database;

    InboxStore(Database database) {
        this.database = database;
    }

    /// Stores what has not been seen before, with its jobs; committed when this returns.
    ///
    /// @return inbox ids of the new ones; the rest are duplicates
    @CrossTenant("one transaction holds what several tenants' customers wrote at the same moment")
    Set<UUID> store(List<Arrival> arrivals) {
        return database.acrossTenantsAtOnce(connection -> {
            try (PreparedStatement store = connection.prepareStatement(STORE)) {
                bind(connection, store, arrivals);
                try (ResultSet rows = store.executeQuery()) {
                    rows.next();
                    return ids(rows.getArray(1));
                }
            }
        });
    }

    private static Set<UUID> ids(@Nullable Array fresh) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        if (fresh != null) {
            for (String id : (String[]) fresh.getArray()) {
                ids.add(UUID.fromString(id));
            }
        }
        return ids;
    }

    private static void bind(Connection connection, PreparedStatement store, List<Arrival> arrivals)
            throws SQLException {
        List<Arrival> byMark = arrivals.stream().sorted(BY_MARK).toList();
        store.setArray(1, uuids(connection, byMark, Arrival::tenant));
        store.setArray(2, uuids(connection, byMark, Arrival::channel));
        store.setArray(3, texts(connection, byMark, Arrival::mark));
        store.setArray(4, uuids(connection, byMark, Arrival::inboxId));
        store.setArray(5, micros(connection, byMark, Arrival::at));
        Array tenants = uuids(connection, arrivals, Arrival::tenant);
        Array ids = uuids(connection, arrivals, Arrival::inboxId);
        Array conversations = uuids(connection, arrivals, Arrival::conversation);
        store.setArray(6, tenants);
        store.setArray(7, ids);
        store.setArray(8, uuids(connection, arrivals, Arrival::channel));
        store.setArray(9, conversations);
        store.setArray(10, micros(connection, arrivals, Arrival::at));
        store.setArray(11, texts(connection, arrivals, Arrival::json));
        store.setArray(12, bytes(connection, arrivals, Arrival::raw));
        store.setString(13, Inbox.QUEUE);
        store.setArray(14, tenants);
        store.setArray(15, ids);
        store.setArray(16, conversations);
        store.setArray(17, micros(connection, arrivals, Arrival::dueAt));
        store.setArray(18, micros(connection, arrivals, Arrival::lateAt));
    }

    @CrossTenant("turns of several tenants that start together are read together")
    Map<UUID, Inbox.Received> read(List<Inbox.Key> keys) {
        return database.jdbc(connection -> {
            try (PreparedStatement read = connection.prepareStatement(READ)) {
                read.setArray(1, uuids(connection, keys, key -> key.tenant().value()));
                read.setArray(2, uuids(connection, keys, Inbox.Key::id));
                Map<UUID, Inbox.Received> found = new HashMap<>();
                try (ResultSet rows = read.executeQuery()) {
                    while (rows.next()) {
                        Inbox.Received one = received(rows);
                        found.put(one.id(), one);
                    }
                }
                return found;
            }
        });
    }

    List<Inbox.Received> waiting(TenantId tenant, UUID conversation) {
        return database.sql()
                .sql(WAITING)
                .param("tenant_id", tenant.value())
                .param("queue", Inbox.QUEUE)
                .param("conversation_id", conversation)
                .query((row, number) -> received(row))
                .list();
    }

    private static Inbox.Received received(ResultSet row) throws SQLException {
        return new Inbox.Received(
                row.getObject("id", UUID.class),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                row.getObject("conversation_id", UUID.class),
                Json.read(row.getString("message"), InboundMessage.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    /// Forgets what came before a moment, some at a time, unless its turn is still to come.
    ///
    /// @return rows removed; zero when nothing is left to forget
    int forgetMessages(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET_INBOX)
                .param("tenant_id", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("queue", Inbox.QUEUE)
                .update();
    }

    /// The same for the marks that tell doubles.
    int forgetMarks(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET_MARKS)
                .param("tenant_id", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    @CrossTenant("one watch looks after the customers of all tenants")
    List<Unanswered> unhandled(Instant before, int limit) {
        return database.sql()
                .sql(UNHANDLED)
                .param("queue", Inbox.QUEUE)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> Unanswered.read(row))
                .list();
    }
}
