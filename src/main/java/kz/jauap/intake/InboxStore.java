package kz.jauap.intake;

import static kz.jauap.shared.SqlArrays.bytes;
import static kz.jauap.shared.SqlArrays.jsons;
import static kz.jauap.shared.SqlArrays.times;
import static kz.jauap.shared.SqlArrays.uuids;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.InboundMessage;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.Unanswered;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Rows of `inbox`. A row's id is made of its channel and mark, so its key refuses a double. Rows are written in the
/// order of their keys, so that two nodes that receive the same messages wait for each other and never in a circle.
@Component
class InboxStore {

    private static final String INSERT = """
            insert into inbox (tenant_id, id, channel_id, conversation_id, received_at, message, raw)
            select unnest(?::uuid[]), unnest(?::uuid[]), unnest(?::uuid[]), unnest(?::uuid[]), unnest(?::timestamptz[]),
                   unnest(?::json[]), unnest(?::bytea[])
            """;

    /// Inbox row and turn job of each message, in one statement that is a transaction of its own. A double fails it.
    /// PostgreSQL runs its last step first: rows before lanes, as [#STORE_NEW] and the jobs after it.
    private static final String STORE =
            "with %s, stored as (%s) select cast(null as uuid)".formatted(Jobs.ENQUEUE_STEPS, INSERT);

    /// For messages of which some may be doubles, which are passed over: their jobs are known once it has run.
    private static final String STORE_NEW = INSERT + "on conflict do nothing returning id";

    private static final String READ = """
            select inbox.id, inbox.channel_id, inbox.conversation_id, inbox.message, inbox.received_at
            from unnest(?::uuid[], ?::uuid[]) as wanted (tenant_id, id)
            join inbox on inbox.tenant_id = wanted.tenant_id and inbox.id = wanted.id
            """;

    /// Jobs come first and bare: a row is found by its key only where the other side of the comparison is a plain
    /// value. With a conversion in it, row-level security has every row of the tenant read before.
    private static final String WAITING = """
            with waiting as materialized (
                select seq, tenant_id, cast(payload as uuid) as inbox_id from job
                where job.tenant_id = :tenant_id and job.queue = :queue and job.lane_id = :conversation_id
            )
            select inbox.id, inbox.channel_id, inbox.conversation_id, inbox.message, inbox.received_at
            from waiting
            join inbox on inbox.tenant_id = waiting.tenant_id and inbox.id = waiting.inbox_id
            order by waiting.seq
            """;

    private static final String HOLD = "select message from inbox where tenant_id = :tenant_id and id = :id for update";

    private static final String TAKE_BACK =
            "update inbox set message = cast(:message as json) where tenant_id = :tenant_id and id = :id";

    private static final String FORGET = """
            delete from inbox where tenant_id = :tenant_id and id in (
                select old.id from inbox old
                where old.tenant_id = :tenant_id and old.received_at < :before
                  and not exists (select 1 from job
                                  where job.tenant_id = old.tenant_id and job.queue = :queue
                                    and job.lane_id = old.conversation_id and job.payload = cast(old.id as text))
                  and not exists (select 1 from dead_job dead
                                  where dead.tenant_id = old.tenant_id and dead.replayed_at is null
                                    and dead.payload = cast(old.id as text))
                limit 5000)
            """;

    private static final String UNHANDLED = """
            with waiting as materialized (
                select tenant_id, lane_id, cast(payload as uuid) as inbox_id from job where queue = :queue
            )
            select waiting.tenant_id, waiting.lane_id as conversation_id, min(inbox.received_at) as since
            from waiting
            join inbox on inbox.tenant_id = waiting.tenant_id and inbox.id = waiting.inbox_id
            where inbox.received_at <= :before
            group by waiting.tenant_id, waiting.lane_id
            order by since limit :limit
            """;

    private final Database database;
    private final Jobs jobs;
    private final RecentIds recent = new RecentIds();

    InboxStore(Database database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /// Stores what has not been seen before, with its jobs; committed when this returns.
    ///
    /// @param arrivals with different ids
    /// @return inbox ids of the new ones, the caller's to change; the rest are duplicates
    @CrossTenant("one transaction holds what several tenants' customers wrote at the same moment")
    Set<UUID> store(List<Arrival> arrivals) {
        Set<UUID> fresh = recent.containsAny(arrivals) ? storeNew(arrivals) : storeAll(arrivals);
        recent.add(fresh);
        return fresh;
    }

    private Set<UUID> storeAll(List<Arrival> arrivals) {
        try {
            database.acrossTenantsAtOnce(connection -> {
                try (PreparedStatement store = connection.prepareStatement(STORE)) {
                    Jobs.bindEnqueue(connection, store, 1, jobsOf(arrivals));
                    bind(connection, store, 1 + Jobs.ENQUEUE_PARAMETERS, arrivals);
                    return store.execute();
                }
            });
            return ids(arrivals);
        } catch (DuplicateKeyException aDouble) {
            return storeNew(arrivals);
        }
    }

    private static Set<UUID> ids(List<Arrival> arrivals) {
        Set<UUID> ids = HashSet.newHashSet(arrivals.size());
        arrivals.forEach(one -> ids.add(one.inboxId()));
        return ids;
    }

    private Set<UUID> storeNew(List<Arrival> arrivals) {
        return database.acrossTenants(() -> {
            Set<UUID> fresh = database.jdbc(connection -> insertNew(connection, arrivals));
            jobs.enqueue(jobsOf(arrivals.stream()
                    .filter(one -> fresh.contains(one.inboxId()))
                    .toList()));
            return fresh;
        });
    }

    private static Set<UUID> insertNew(Connection connection, List<Arrival> arrivals) throws SQLException {
        try (PreparedStatement store = connection.prepareStatement(STORE_NEW)) {
            bind(connection, store, 1, arrivals);
            Set<UUID> fresh = new HashSet<>();
            try (ResultSet rows = store.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getObject(1, UUID.class));
                }
            }
            return fresh;
        }
    }

    private static List<NewJob> jobsOf(List<Arrival> arrivals) {
        List<NewJob> jobs = new ArrayList<>(arrivals.size());
        arrivals.forEach(one -> jobs.add(one.job()));
        return jobs;
    }

    private static void bind(Connection connection, PreparedStatement store, int first, List<Arrival> arrivals)
            throws SQLException {
        List<Arrival> byId = new ArrayList<>(arrivals);
        byId.sort(Comparator.comparing(Arrival::inboxId));
        store.setArray(first, uuids(connection, byId, Arrival::tenant));
        store.setArray(first + 1, uuids(connection, byId, Arrival::inboxId));
        store.setArray(first + 2, uuids(connection, byId, Arrival::channel));
        store.setArray(first + 3, uuids(connection, byId, Arrival::conversation));
        store.setArray(first + 4, times(connection, byId, Arrival::at));
        store.setArray(first + 5, jsons(connection, byId, Arrival::json));
        store.setArray(first + 6, bytes(connection, byId, Arrival::raw));
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

    /// @return false when there is no such message, or it is marked already
    boolean takeBack(TenantId tenant, UUID id) {
        Optional<InboundMessage> message = database.sql()
                .sql(HOLD)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> Json.read(row.getString(1), InboundMessage.class))
                .optional()
                .filter(one -> !one.isTakenBack());
        message.ifPresent(one -> database.sql()
                .sql(TAKE_BACK)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("message", Json.write(one.takenBack()))
                .update());
        return message.isPresent();
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
    int forget(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("queue", Inbox.QUEUE)
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
