package kz.jauap.delivery;

import static kz.jauap.shared.SqlArrays.longs;
import static kz.jauap.shared.SqlArrays.texts;
import static kz.jauap.shared.SqlArrays.uuids;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
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
            """;

    private static final String RECEIPT = """
            update outbox set status = :status, updated_at = :at
             where tenant_id = :tenant_id and channel_id = :channel_id and provider_message_id = :provider_id
               and array_position(array['WAITING', 'ACCEPTED', 'DELIVERED', 'READ'], status)
                 < array_position(array['WAITING', 'ACCEPTED', 'DELIVERED', 'READ', 'FAILED'], :status)
            """;

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
                insert.setArray(5, texts(connection, messages, one -> Json.write(one.message())));
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

    @CrossTenant("deliveries of several tenants that end together share one transaction")
    void mark(List<Mark> marks, Instant now) {
        database.jdbc(connection -> {
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
                return update.executeUpdate();
            }
        });
    }

    /// @return whether it moved the delivery forward
    boolean receipt(TenantId tenant, ChannelId channel, DeliveryReceipt receipt) {
        return database.sql()
                        .sql(RECEIPT)
                        .param("tenant_id", tenant.value())
                        .param("channel_id", channel.value())
                        .param("provider_id", receipt.providerMessageId())
                        .param("status", receipt.status().name())
                        .param("at", utc(receipt.at()))
                        .update()
                > 0;
    }

    /// Names one row.
    record Key(TenantId tenant, UUID id) {}

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
