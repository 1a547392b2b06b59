package kz.jauap.delivery;

import static kz.jauap.shared.SqlArrays.jsons;
import static kz.jauap.shared.SqlArrays.longs;
import static kz.jauap.shared.SqlArrays.texts;
import static kz.jauap.shared.SqlArrays.uuids;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.Unanswered;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rows of `outbox`.
@Component
class OutboxStore {

    private static final String INSERT = """
            insert into outbox (tenant_id, id, channel_id, conversation_id, message, created_at, updated_at)
            select tenant_id, id, channel_id, conversation_id, message, now.at, now.at
            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::json[])
                 as new (tenant_id, id, channel_id, conversation_id, message),
                 (values (?::timestamptz)) as now (at)
            """;

    private static final String READ = """
            select outbox.tenant_id, outbox.id, outbox.channel_id, outbox.conversation_id, outbox.message, outbox.status
            from unnest(?::uuid[], ?::uuid[]) as wanted (tenant_id, id)
            join outbox on outbox.tenant_id = wanted.tenant_id and outbox.id = wanted.id
            """;

    /// A receipt may have come before the mark; then the status stays where the receipt put it.
    private static final String MARK = """
            update outbox
               set status = case when outbox.status = 'WAITING' then news.status else outbox.status end,
                   provider_message_id = coalesce(news.provider_id, outbox.provider_message_id),
                   last_error = news.error, attempts = news.attempts, updated_at = now.at
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                   as news (tenant_id, id, status, provider_id, error, attempts),
                   (values (?::timestamptz)) as now (at)
             where outbox.tenant_id = news.tenant_id and outbox.id = news.id
            returning outbox.tenant_id, outbox.id, outbox.conversation_id, outbox.status, outbox.last_error, outbox.watched
            """;

    /// News that names our own key also ends the doubt about a message whose answer never came (`HELD`).
    private static final String RECEIPT = """
            update outbox
               set status = :status, updated_at = :at,
                   provider_message_id = coalesce(provider_message_id, nullif(:provider_id, '')),
                   last_error = coalesce(nullif(:reason, ''), last_error)
             where tenant_id = :tenant_id and channel_id = :channel_id
               and (provider_message_id = :provider_id or id = cast(:key as uuid))
               and coalesce(left(provider_message_id, 7), '') <> 'erased:'
               and (:status <> 'FAILED' or status in ('HELD', 'WAITING', 'ACCEPTED'))
               and array_position(array['HELD', 'WAITING', 'ACCEPTED', 'DELIVERED', 'READ'], status)
                 < array_position(array['HELD', 'WAITING', 'ACCEPTED', 'DELIVERED', 'READ', 'FAILED'], :status)
            returning tenant_id, id, conversation_id, status, last_error, watched
            """;

    private static final String KNOWS = """
            select exists (select from outbox
                           where tenant_id = :tenant_id and channel_id = :channel_id
                             and provider_message_id in (
                                 :provider_id,
                                 'erased:' || encode(sha256(convert_to(:provider_id, 'UTF8')), 'hex')))
            """;

    private static final String HOLDS = "select exists (select from outbox where tenant_id = :tenant_id and id = :id)";

    private static final String WATCH =
            "update outbox set watched = true where tenant_id = :tenant_id and id in (:messages)";

    private static final String SHOWN = """
            select outbox.tenant_id, outbox.id, outbox.channel_id, outbox.conversation_id, outbox.message, outbox.status,
                   outbox.attempts, outbox.last_error, outbox.created_at, outbox.updated_at
            from outbox
            """;

    private static final String SLICE = """
              and outbox.tenant_id in (:tenants) and outbox.status = :status
              and (cast(:beyond as uuid) is null or outbox.id < cast(:beyond as uuid))
            order by outbox.id desc limit :limit
            """;

    private static final String LIST = SHOWN + "where true" + SLICE;

    /// What waits for people is few among many, and an index of its own holds it; it is named in full because a plan
    /// that knows no values cannot tell otherwise that the index will do.
    private static final String LIST_FOR_PEOPLE = SHOWN + "where outbox.status in ('HELD', 'FAILED')" + SLICE;

    /// What waits is found by its jobs: they are few, the outbox is long. They come first and bare, so that a row is
    /// found by its key: with a conversion in the comparison, row-level security has every row of the tenant read.
    private static final String WAITING_JOBS = """
            with waiting as materialized (
                select tenant_id, lane_id, cast(payload as uuid) as outbox_id from job where queue = :queue
            )
            """;

    private static final String LIST_WAITING = WAITING_JOBS + SHOWN + """
            join waiting on waiting.tenant_id = outbox.tenant_id and waiting.outbox_id = outbox.id
            where outbox.conversation_id = waiting.lane_id
            """ + SLICE;

    private static final String COUNTS =
            "select status, count(*) from outbox where status in ('HELD', 'FAILED') group by status";

    private static final String UNSENT = WAITING_JOBS + """
            select waiting.tenant_id, waiting.lane_id as conversation_id, min(outbox.created_at) as since
            from waiting
            join outbox on outbox.tenant_id = waiting.tenant_id and outbox.id = waiting.outbox_id
            where outbox.created_at <= :before and outbox.status = 'WAITING'
            group by waiting.tenant_id, waiting.lane_id
            order by since limit :limit
            """;

    private static final String AGAIN = """
            update outbox set status = 'WAITING', attempts = 0, updated_at = :now
            where tenant_id = :tenant_id and id = :id and status in ('HELD', 'FAILED')
            returning conversation_id
            """;

    private static final String FORGET = """
            delete from outbox where tenant_id = :tenant_id and id in (
                select id from outbox
                where tenant_id = :tenant_id and created_at < :before and status <> 'WAITING'
                order by id limit 5000)
            """;

    private static final String TENANT_OF = "select tenant_id from outbox where id = :id";

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Database database;

    OutboxStore(Database database) {
        this.database = database;
    }

    /// A message as it lies in the outbox.
    record Row(
            TenantId tenant,
            UUID id,
            ChannelId channel,
            UUID conversation,
            OutboundMessage message,
            DeliveryStatus status) {}

    /// What one try came to.
    record Mark(TenantId tenant, UUID id, DeliveryStatus status, String providerId, String error, int attempts) {}

    @CrossTenant("turns of several tenants that end together share one transaction")
    void insert(List<Outgoing> messages, Instant now) {
        database.jdbc(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setArray(
                        1, uuids(connection, messages, one -> one.tenant().value()));
                insert.setArray(2, uuids(connection, messages, Outgoing::id));
                insert.setArray(
                        3, uuids(connection, messages, one -> one.channel().value()));
                insert.setArray(4, uuids(connection, messages, Outgoing::conversation));
                insert.setArray(5, jsons(connection, messages, one -> Json.bytes(one.message())));
                insert.setObject(6, utc(now));
                return insert.executeUpdate();
            }
        });
    }

    @CrossTenant("deliveries of several tenants that start together are read together")
    List<Row> read(List<Key> keys) {
        return database.jdbc(connection -> {
            try (PreparedStatement read = connection.prepareStatement(READ)) {
                read.setArray(1, uuids(connection, keys, key -> key.tenant().value()));
                read.setArray(2, uuids(connection, keys, Key::id));
                List<Row> found = new ArrayList<>();
                try (ResultSet rows = read.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Row(
                                new TenantId(rows.getObject(1, UUID.class)),
                                rows.getObject(2, UUID.class),
                                new ChannelId(rows.getObject(3, UUID.class)),
                                rows.getObject(4, UUID.class),
                                Json.read(rows.getString(5), OutboundMessage.class),
                                DeliveryStatus.valueOf(rows.getString(6))));
                    }
                }
                return found;
            }
        });
    }

    boolean holds(TenantId tenant, UUID id) {
        return database.sql()
                .sql(HOLDS)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void watch(TenantId tenant, List<UUID> messages) {
        if (!messages.isEmpty()) {
            database.sql()
                    .sql(WATCH)
                    .param("tenant_id", tenant.value())
                    .param("messages", messages)
                    .update();
        }
    }

    /// @return the steps of all of them
    @CrossTenant("deliveries of several tenants that end together share one transaction")
    List<Steps.Moved> mark(List<Mark> marks, Instant now) {
        return database.jdbc(connection -> {
            try (PreparedStatement update = connection.prepareStatement(MARK)) {
                update.setArray(
                        1, uuids(connection, marks, mark -> mark.tenant().value()));
                update.setArray(2, uuids(connection, marks, Mark::id));
                update.setArray(
                        3, texts(connection, marks, mark -> mark.status().name()));
                update.setArray(
                        4, texts(connection, marks, mark -> mark.providerId().isEmpty() ? null : mark.providerId()));
                update.setArray(5, texts(connection, marks, mark -> mark.error().isEmpty() ? null : mark.error()));
                update.setArray(6, longs(connection, marks, mark -> (long) mark.attempts()));
                update.setObject(7, utc(now));
                List<Steps.Moved> moved = new ArrayList<>();
                try (ResultSet rows = update.executeQuery()) {
                    while (rows.next()) {
                        moved.add(moved(rows));
                    }
                }
                return moved;
            }
        });
    }

    private static Steps.Moved moved(ResultSet row) throws SQLException {
        String error = row.getString("last_error");
        DeliveryWatch.Step step = new DeliveryWatch.Step(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("conversation_id", UUID.class),
                row.getObject("id", UUID.class),
                DeliveryStatus.valueOf(row.getString("status")),
                error == null ? "" : error);
        return new Steps.Moved(step, row.getBoolean("watched"));
    }

    /// What a receipt did: nothing is no row.
    List<Steps.Moved> receipt(TenantId tenant, ChannelId channel, DeliveryReceipt receipt) {
        return database.sql()
                .sql(RECEIPT)
                .param("tenant_id", tenant.value())
                .param("channel_id", channel.value())
                .param("provider_id", receipt.providerMessageId())
                .param("key", uuid(receipt.key()))
                .param("reason", receipt.reason())
                .param("status", receipt.status().name())
                .param("at", utc(receipt.at()))
                .query((row, number) -> moved(row))
                .list();
    }

    /// Whether a message has this id of its provider's, or had it before its customer was erased.
    boolean knows(TenantId tenant, ChannelId channel, String providerId) {
        return database.sql()
                .sql(KNOWS)
                .param("tenant_id", tenant.value())
                .param("channel_id", channel.value())
                .param("provider_id", providerId)
                .query(Boolean.class)
                .single();
    }

    /// A key of ours is the row's id; what a stranger put in its place names nothing.
    private static @Nullable UUID uuid(String key) {
        return UUID_TEXT.matcher(key).matches() ? UUID.fromString(key) : null;
    }

    @CrossTenant("the house's administrator may look at several tenants at once")
    List<Outbox.Listed> list(Slice slice, DeliveryStatus status) {
        return database.sql()
                .sql(listOf(status))
                .param("tenants", slice.tenantIds())
                .param("beyond", slice.beyond())
                .param("status", status.name())
                .param("queue", Outbox.QUEUE)
                .param("limit", slice.limit())
                .query((row, number) -> listed(row))
                .list();
    }

    private static String listOf(DeliveryStatus status) {
        return switch (status) {
            case WAITING -> LIST_WAITING;
            case HELD, FAILED -> LIST_FOR_PEOPLE;
            case ACCEPTED, DELIVERED, READ -> LIST;
        };
    }

    private static Outbox.Listed listed(ResultSet row) throws SQLException {
        String error = row.getString("last_error");
        return new Outbox.Listed(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                row.getObject("conversation_id", UUID.class),
                Json.read(row.getString("message"), OutboundMessage.class),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getInt("attempts"),
                error == null ? "" : error,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    @CrossTenant("a count of the whole house")
    Map<DeliveryStatus, Long> forPeople() {
        Map<DeliveryStatus, Long> counts = new EnumMap<>(DeliveryStatus.class);
        database.sql().sql(COUNTS).query(row -> {
            counts.put(DeliveryStatus.valueOf(row.getString(1)), row.getLong(2));
        });
        return counts;
    }

    @CrossTenant("one watch looks after the customers of all tenants")
    List<Unanswered> unsent(Instant before, int limit) {
        return database.sql()
                .sql(UNSENT)
                .param("queue", Outbox.QUEUE)
                .param("before", utc(before))
                .param("limit", limit)
                .query((row, number) -> Unanswered.read(row))
                .list();
    }

    /// Makes a held or failed message wait again; empty when there is no such message in one of those states.
    Optional<UUID> again(TenantId tenant, UUID id, Instant now) {
        return database.sql()
                .sql(AGAIN)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("now", utc(now))
                .query(UUID.class)
                .optional();
    }

    /// Forgets some of what was made before a moment and waits for nothing.
    int forget(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("before", utc(before))
                .update();
    }

    /// Names one row.
    record Key(TenantId tenant, UUID id) {}

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
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
