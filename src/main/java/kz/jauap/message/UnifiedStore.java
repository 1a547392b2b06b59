package kz.jauap.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.message.UnifiedMessages.Placed;
import kz.jauap.message.UnifiedMessages.Wanted;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads messages with all that is known of them, where they came in or went out.
@Component
class UnifiedStore {

    private static final String SHOWN = """
            select said.id, said.conversation_id, said.seq, said.author, said.content, said.at,
                   said.inbox_id, said.outbox_id,
                   talk.chat_id, talk.external_id, talk.owner, talk.language, talk.created_at, talk.last_seq,
                   talk.state -> 'particulars' as particulars,
                   account.kind, account.account,
                   arrived.message as arrived, arrived.received_at,
                   sent.status, sent.provider_message_id, sent.last_error,
                   point.name as client_name, point.phone as client_phone
            from message said
            join conversation talk on talk.tenant_id = said.tenant_id and talk.id = said.conversation_id
            join channel account on account.tenant_id = said.tenant_id and account.id = talk.channel_id
            left join inbox arrived on arrived.tenant_id = said.tenant_id and arrived.id = said.inbox_id
            left join outbox sent on sent.tenant_id = said.tenant_id and sent.id = said.outbox_id
            left join contact_point point on point.tenant_id = said.tenant_id and point.channel_id = talk.channel_id
                 and point.external_id = talk.external_id
            where said.tenant_id = :tenant_id
            """;

    private static final String CHOSEN = """
              and (:channel = '' or account.kind = :channel) and (:account = '' or account.account = :account)
            """;

    private static final String NEWEST = SHOWN + CHOSEN + """
              and (cast(:beyond as uuid) is null or said.id < cast(:beyond as uuid))
            order by said.id desc limit :limit
            """;

    private static final String FOLLOWING = SHOWN + CHOSEN + """
              and said.id > :low and said.id < :high
            order by said.id limit :limit
            """;

    private static final String CHATS = SHOWN + CHOSEN + """
              and said.seq = talk.last_seq and (cast(:beyond as uuid) is null or said.id < cast(:beyond as uuid))
            order by said.id desc limit :limit
            """;

    private static final String CHAT =
            SHOWN + " and said.conversation_id = :conversation order by said.seq desc limit 1";

    private static final String OF = SHOWN + """
              and said.conversation_id = :conversation and said.seq < :before
            order by said.seq desc limit :limit
            """;

    private static final String AT = SHOWN + " and said.conversation_id = :conversation and said.seq = :seq";

    /// By what is said where: both tables are asked by their keys, and tell the conversation.
    private static final String FIND = SHOWN + """
              and said.conversation_id in (
                    select conversation_id from inbox where tenant_id = :tenant_id and id = :id
                    union all
                    select conversation_id from outbox where tenant_id = :tenant_id and id = :id)
              and (said.inbox_id = :id or said.outbox_id = :id)
            """;

    private final Database database;

    UnifiedStore(Database database) {
        this.database = database;
    }

    List<Placed<UnifiedMessage>> newest(TenantId tenant, Wanted wanted, @Nullable UUID beyond) {
        return database.sql()
                .sql(NEWEST)
                .param("tenant_id", tenant.value())
                .param("channel", wanted.channel())
                .param("account", wanted.account())
                .param("beyond", beyond)
                .param("limit", wanted.limit())
                .query((row, number) -> placed(row))
                .list();
    }

    List<Placed<UnifiedMessage>> following(TenantId tenant, Wanted wanted, UUID low, UUID high) {
        return database.sql()
                .sql(FOLLOWING)
                .param("tenant_id", tenant.value())
                .param("channel", wanted.channel())
                .param("account", wanted.account())
                .param("low", low)
                .param("high", high)
                .param("limit", wanted.limit())
                .query((row, number) -> placed(row))
                .list();
    }

    List<Placed<Chat>> chats(TenantId tenant, Wanted wanted, @Nullable UUID beyond) {
        return database.sql()
                .sql(CHATS)
                .param("tenant_id", tenant.value())
                .param("channel", wanted.channel())
                .param("account", wanted.account())
                .param("beyond", beyond)
                .param("limit", wanted.limit())
                .query((row, number) -> new Placed<>(row.getString("id"), UnifiedRow.chat(row)))
                .list();
    }

    Optional<Chat> chat(TenantId tenant, UUID conversation) {
        return database.sql()
                .sql(CHAT)
                .param("tenant_id", tenant.value())
                .param("conversation", conversation)
                .query((row, number) -> UnifiedRow.chat(row))
                .optional();
    }

    List<Placed<UnifiedMessage>> of(TenantId tenant, UUID conversation, int before, int limit) {
        return database.sql()
                .sql(OF)
                .param("tenant_id", tenant.value())
                .param("conversation", conversation)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Placed<>(row.getString("seq"), UnifiedRow.message(row)))
                .list();
    }

    Optional<UnifiedMessage> at(TenantId tenant, UUID conversation, int seq) {
        return database.sql()
                .sql(AT)
                .param("tenant_id", tenant.value())
                .param("conversation", conversation)
                .param("seq", seq)
                .query((row, number) -> UnifiedRow.message(row))
                .optional();
    }

    Optional<UnifiedMessage> find(TenantId tenant, UUID id) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> UnifiedRow.message(row))
                .optional();
    }

    private static Placed<UnifiedMessage> placed(ResultSet row) throws SQLException {
        return new Placed<>(row.getString("id"), UnifiedRow.message(row));
    }
}
