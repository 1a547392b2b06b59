package kz.jauap.learning;

import static kz.jauap.shared.SqlArrays.longs;
import static kz.jauap.shared.SqlArrays.texts;
import static kz.jauap.shared.SqlArrays.times;
import static kz.jauap.shared.SqlArrays.uuids;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.jauap.decision.spi.Backlog.Missed;
import kz.jauap.decision.spi.OpenQuestion.Kind;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `learning_question` as turns write them and people read them.
@Component
class QuestionStore {

    private static final String KEEP = """
            insert into learning_question (tenant_id, turn_id, place, conversation_id, kind, language, text, at)
            select tenant_id, turn_id, place, conversation_id, kind, language, text, at
            from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                 as new (tenant_id, turn_id, place, conversation_id, kind, language, text, at)
            on conflict (tenant_id, turn_id, place) do nothing
            """;

    private static final String OF_TOPIC = """
            select * from learning_question where tenant_id = :tenant_id and topic_id = :topic
            order by at desc, turn_id, place limit :limit
            """;

    private static final String OF_TURN =
            "select * from learning_question where tenant_id = :tenant_id and turn_id = :turn order by place";

    private static final String FORGET = """
            delete from learning_question where tenant_id = :tenant_id and (turn_id, place) in (
                select turn_id, place from learning_question where tenant_id = :tenant_id and at < :before
                order by at limit 5000)
            """;

    private static final String FORGET_CONVERSATION =
            "delete from learning_question where tenant_id = :tenant_id and conversation_id = :conversation";

    private final Database database;

    QuestionStore(Database database) {
        this.database = database;
    }

    @CrossTenant("turns of several tenants that end together share one transaction")
    void keep(List<Missed> missed) {
        database.jdbc(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
                insert.setArray(1, uuids(connection, missed, one -> one.tenant().value()));
                insert.setArray(2, uuids(connection, missed, Missed::turn));
                insert.setArray(3, longs(connection, missed, one -> (long) one.place()));
                insert.setArray(4, uuids(connection, missed, Missed::conversation));
                insert.setArray(
                        5,
                        texts(connection, missed, one -> one.question().kind().name()));
                insert.setArray(6, texts(connection, missed, Missed::language));
                insert.setArray(
                        7, texts(connection, missed, one -> one.question().text()));
                insert.setArray(8, times(connection, missed, Missed::at));
                return insert.executeUpdate();
            }
        });
    }

    /// The newest first.
    List<Asked> ofTopic(TenantId tenant, UUID topic, int limit) {
        return database.sql()
                .sql(OF_TOPIC)
                .param("tenant_id", tenant.value())
                .param("topic", topic)
                .param("limit", limit)
                .query((row, number) -> asked(row))
                .list();
    }

    List<Asked> ofTurn(TenantId tenant, UUID turn) {
        return database.sql()
                .sql(OF_TURN)
                .param("tenant_id", tenant.value())
                .param("turn", turn)
                .query((row, number) -> asked(row))
                .list();
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                row.getObject("turn_id", UUID.class),
                row.getInt("place"),
                row.getObject("conversation_id", UUID.class),
                row.getObject("topic_id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("language"),
                row.getString("text"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    int forget(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    int forgetConversation(TenantId tenant, UUID conversation) {
        return database.sql()
                .sql(FORGET_CONVERSATION)
                .param("tenant_id", tenant.value())
                .param("conversation", conversation)
                .update();
    }
}
