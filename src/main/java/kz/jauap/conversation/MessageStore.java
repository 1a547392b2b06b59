package kz.jauap.conversation;

import static kz.jauap.shared.SqlArrays.jsons;
import static kz.jauap.shared.SqlArrays.longs;
import static kz.jauap.shared.SqlArrays.texts;
import static kz.jauap.shared.SqlArrays.times;
import static kz.jauap.shared.SqlArrays.uuids;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rows of `message`.
@Component
class MessageStore {

    private static final String INSERT = """
            insert into message (tenant_id, conversation_id, seq, id, author, content, turn_id, inbox_id, outbox_id, at)
            select tenant_id, conversation_id, seq, id, author, content, turn_id, inbox_id, outbox_id, at
            from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::json[], ?::uuid[], ?::uuid[],
                        ?::uuid[], ?::timestamptz[])
                 as new (tenant_id, conversation_id, seq, id, author, content, turn_id, inbox_id, outbox_id, at)
            """;

    private static final String SHOWN = """
            select message.*, coalesce(outbox.status, '') as status
            from message
            left join outbox on outbox.tenant_id = message.tenant_id and outbox.id = message.outbox_id
            where message.tenant_id = :tenant_id and message.conversation_id = :conversation_id
            """;

    private static final String AFTER = SHOWN + """
              and message.seq > :after
            order by message.seq limit :limit
            """;

    private static final String LATEST = "select * from (" + SHOWN + """
            order by message.seq desc limit :limit) as newest order by seq
            """;

    private static final String OF_INBOX = """
            select seq, content from message
            where tenant_id = :tenant_id and conversation_id = :conversation_id and inbox_id = :inbox_id
            for update
            """;

    private static final String CHANGE = """
            update message set content = cast(:content as json)
            where tenant_id = :tenant_id and conversation_id = :conversation_id and seq = :seq
            """;

    private static final String FORGET = """
            delete from message where ctid = any (array(
                select ctid from message where tenant_id = :tenant_id and at < :before limit 5000))
              and tenant_id = :tenant_id
            """;

    private final Database database;

    MessageStore(Database database) {
        this.database = database;
    }

    /// What is kept of a message besides its place.
    private record Content(
            String text,
            List<Attachment> attachments,
            @Nullable String mark,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean deleted) {}

    @CrossTenant("turns of several tenants that end together share one transaction")
    void insert(List<Said> said) {
        database.jdbc(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                bind(connection, insert, said);
                return insert.executeUpdate();
            }
        });
    }

    private static void bind(Connection connection, PreparedStatement insert, List<Said> said) throws SQLException {
        insert.setArray(1, uuids(connection, said, one -> one.tenant().value()));
        insert.setArray(2, uuids(connection, said, Said::conversation));
        insert.setArray(3, longs(connection, said, one -> (long) one.seq()));
        insert.setArray(4, uuids(connection, said, Said::id));
        insert.setArray(5, texts(connection, said, one -> one.author().name()));
        insert.setArray(
                6,
                jsons(
                        connection,
                        said,
                        one -> Json.bytes(new Content(one.text(), one.attachments(), one.mark(), null))));
        insert.setArray(7, uuids(connection, said, Said::turn));
        insert.setArray(8, uuids(connection, said, Said::inboxId));
        insert.setArray(9, uuids(connection, said, Said::outboxId));
        insert.setArray(10, times(connection, said, Said::at));
    }

    List<Conversations.Shown> after(TenantId tenant, UUID conversation, int after, int limit) {
        return database.sql()
                .sql(AFTER)
                .param("tenant_id", tenant.value())
                .param("conversation_id", conversation)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    List<Conversations.Shown> latest(TenantId tenant, UUID conversation, int limit) {
        return database.sql()
                .sql(LATEST)
                .param("tenant_id", tenant.value())
                .param("conversation_id", conversation)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    private static Conversations.Shown read(ResultSet row) throws SQLException {
        Content content = Json.read(row.getString("content"), Content.class);
        Said said = new Said(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("conversation_id", UUID.class),
                row.getInt("seq"),
                row.getObject("id", UUID.class),
                Author.valueOf(row.getString("author")),
                content.text(),
                content.attachments(),
                row.getObject("turn_id", UUID.class),
                row.getObject("inbox_id", UUID.class),
                row.getObject("outbox_id", UUID.class),
                content.mark(),
                row.getObject("at", OffsetDateTime.class).toInstant());
        return new Conversations.Shown(
                said, Boolean.TRUE.equals(content.deleted()) ? Conversations.DELETED : row.getString("status"));
    }

    /// Marks what came in by this inbox row as deleted by its customer.
    ///
    /// @return its number, empty while it is not part of the conversation
    Optional<Integer> takeBack(TenantId tenant, UUID conversation, UUID inboxId) {
        Map<Integer, Content> found = new HashMap<>();
        database.sql()
                .sql(OF_INBOX)
                .param("tenant_id", tenant.value())
                .param("conversation_id", conversation)
                .param("inbox_id", inboxId)
                .query(row -> {
                    found.put(row.getInt("seq"), Json.read(row.getString("content"), Content.class));
                });
        found.forEach((seq, content) -> database.sql()
                .sql(CHANGE)
                .param("tenant_id", tenant.value())
                .param("conversation_id", conversation)
                .param("seq", seq)
                .param("content", Json.write(new Content(content.text(), content.attachments(), content.mark(), true)))
                .update());
        return found.keySet().stream().findFirst();
    }

    int forget(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
