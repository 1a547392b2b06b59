package kz.jauap.conversation;

import static kz.jauap.shared.SqlArrays.jsons;
import static kz.jauap.shared.SqlArrays.longs;
import static kz.jauap.shared.SqlArrays.texts;
import static kz.jauap.shared.SqlArrays.times;
import static kz.jauap.shared.SqlArrays.uuids;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.jauap.channel.ChannelId;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.Unanswered;
import org.springframework.stereotype.Component;

/// Rows of `conversation`; who writes in one is read from `contact` and `contact_point`.
@Component
@CrossTenant("turns of several tenants share reads and writes; every statement joins on tenant_id")
class ConversationStore {

    private static final String FIND = """
            select conversation.*
            from unnest(?::uuid[], ?::uuid[]) as wanted (tenant_id, id)
            join conversation on conversation.tenant_id = wanted.tenant_id and conversation.id = wanted.id
            """;

    /// Whoever holds the row decides alone what becomes of it; turns that end meanwhile wait, and fail their fence.
    private static final String LOCK =
            "select * from conversation where tenant_id = :tenant_id and id = :id for no key update";

    private static final String PERSON = """
            select coalesce(nullif(person.name, ''), contact.name, point.name, '') as name,
                   coalesce(contact.phone, point.phone, person.phone, '') as phone
            from conversation talk
            join contact_point point on point.tenant_id = talk.tenant_id and point.channel_id = talk.channel_id
                 and point.external_id = talk.external_id
            left join contact on contact.tenant_id = point.tenant_id and contact.id = point.contact_id
            left join contact person on person.tenant_id = contact.tenant_id and person.id = contact.person_id
            where talk.tenant_id = :tenant_id and talk.id = :id
            """;

    /// The fence: a row that has moved on since it was read is not touched and not returned.
    private static final String SAVE = """
            insert into conversation (tenant_id, id, channel_id, chat_id, external_id, owner, version, language, state,
                                      last_seq, created_at, last_inbound_at)
            select tenant_id, id, channel_id, chat_id, external_id, owner, version + 1, language, state,
                   last_seq, created_at, now.at
            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                        ?::json[], ?::bigint[], ?::timestamptz[])
                 as new (tenant_id, id, channel_id, chat_id, external_id, owner, version, language, state,
                         last_seq, created_at),
                 (values (?::timestamptz)) as now (at)
            order by tenant_id, id
            on conflict (tenant_id, id) do update
               set owner = excluded.owner, version = excluded.version, language = excluded.language,
                   state = excluded.state, last_seq = excluded.last_seq, last_inbound_at = excluded.last_inbound_at
             where conversation.version = excluded.version - 1
            returning id
            """;

    private static final String OWNERS = "select owner, count(*) from conversation group by owner";

    private static final String TENANT_OF = "select tenant_id from conversation where id = :id";

    /// Of those people look after: the customer's first message behind the last words they were given.
    private static final String WITHOUT_ANSWER = """
            select talk.tenant_id, talk.id as conversation_id, silent.since
            from conversation talk
            cross join lateral (
                select min(said.at) as since from message said
                where said.tenant_id = talk.tenant_id and said.conversation_id = talk.id
                  and said.author = 'CUSTOMER'
                  and said.seq > coalesce((
                        select max(word.seq) from message word
                        where word.tenant_id = talk.tenant_id and word.conversation_id = talk.id
                          and word.author in ('BOT', 'OPERATOR')), 0)
            ) as silent
            where talk.owner <> 'BOT' and silent.since <= :before
            order by silent.since limit :limit
            """;

    private final Database database;

    ConversationStore(Database database) {
        this.database = database;
    }

    Map<UUID, Conversation> find(List<Conversations.Key> keys) {
        return database.jdbc(connection -> {
            try (PreparedStatement find = connection.prepareStatement(FIND)) {
                find.setArray(1, uuids(connection, keys, key -> key.tenant().value()));
                find.setArray(2, uuids(connection, keys, Conversations.Key::id));
                Map<UUID, Conversation> found = new HashMap<>();
                try (ResultSet rows = find.executeQuery()) {
                    while (rows.next()) {
                        Conversation one = read(rows);
                        found.put(one.id(), one);
                    }
                }
                return found;
            }
        });
    }

    Optional<Conversation> lock(TenantId tenant, UUID id) {
        return database.sql()
                .sql(LOCK)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<Conversations.Who> who(TenantId tenant, UUID id) {
        return database.sql()
                .sql(PERSON)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> new Conversations.Who(row.getString(1), row.getString(2)))
                .optional();
    }

    private static Conversation read(ResultSet row) throws SQLException {
        return new Conversation(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                row.getString("chat_id"),
                row.getString("external_id"),
                Owner.valueOf(row.getString("owner")),
                row.getLong("version"),
                row.getString("language"),
                Json.read(row.getString("state"), DialogueState.class),
                row.getInt("last_seq"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    Set<UUID> save(List<Conversation> changed, Instant now) {
        return database.jdbc(connection -> {
            try (PreparedStatement save = connection.prepareStatement(SAVE)) {
                bind(connection, save, changed);
                save.setObject(12, now.atOffset(ZoneOffset.UTC));
                Set<UUID> saved = new HashSet<>();
                try (ResultSet rows = save.executeQuery()) {
                    while (rows.next()) {
                        saved.add(rows.getObject(1, UUID.class));
                    }
                }
                return saved;
            }
        });
    }

    private static void bind(Connection connection, PreparedStatement save, List<Conversation> changed)
            throws SQLException {
        save.setArray(1, uuids(connection, changed, one -> one.tenant().value()));
        save.setArray(2, uuids(connection, changed, Conversation::id));
        save.setArray(3, uuids(connection, changed, one -> one.channel().value()));
        save.setArray(4, texts(connection, changed, Conversation::chatId));
        save.setArray(5, texts(connection, changed, Conversation::externalId));
        save.setArray(6, texts(connection, changed, one -> one.owner().name()));
        save.setArray(7, longs(connection, changed, Conversation::version));
        save.setArray(8, texts(connection, changed, Conversation::language));
        save.setArray(9, jsons(connection, changed, one -> Json.bytes(one.state())));
        save.setArray(10, longs(connection, changed, one -> (long) one.lastSeq()));
        save.setArray(11, times(connection, changed, Conversation::createdAt));
    }

    Map<Owner, Long> owners() {
        Map<Owner, Long> counts = new EnumMap<>(Owner.class);
        database.sql().sql(OWNERS).query(row -> {
            counts.put(Owner.valueOf(row.getString(1)), row.getLong(2));
        });
        return counts;
    }

    /// Ids are made from the channel, so at most one tenant has it.
    Optional<TenantId> tenantOf(UUID conversation) {
        return database.sql()
                .sql(TENANT_OF)
                .param("id", conversation)
                .query(UUID.class)
                .optional()
                .map(TenantId::new);
    }

    List<Unanswered> withoutAnswer(Instant before, int limit) {
        return database.sql()
                .sql(WITHOUT_ANSWER)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> Unanswered.read(row))
                .list();
    }
}
