package kz.jauap.learning;

import static kz.jauap.shared.SqlArrays.longs;
import static kz.jauap.shared.SqlArrays.uuids;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.learning.Topic.Said;
import kz.jauap.learning.Topic.State;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rows of `learning_topic`, and the topics of `learning_question`.
@Component
class TopicStore {

    /// The oldest are locked first, so that of two nodes one waits for the other.
    private static final String WAITING = """
            select turn_id, place, text from learning_question where tenant_id = :tenant_id and topic_id is null
            order by at, turn_id, place limit :limit for update
            """;

    private static final String KNOWN = """
            select topic_id, text from learning_question
            where tenant_id = :tenant_id and topic_id is not null
            group by topic_id, text order by min(at), topic_id, text limit :limit
            """;

    private static final String FOUND =
            "insert into learning_topic (tenant_id, id, founded_at) values (:tenant_id, :id, :at)";

    private static final String JOIN = """
            update learning_question set topic_id = joined.topic
            from unnest(?::uuid[], ?::bigint[], ?::uuid[]) as joined (turn, place, topic)
            where tenant_id = cast(? as uuid) and turn_id = joined.turn and learning_question.place = joined.place
            """;

    private static final String LIST = """
            select topic_id, count(*) as questions, count(distinct conversation_id) as people, min(at) as first_at,
                   max(at) as last_at,
                   (select min(case status when 'APPROVED' then 'ANSWERED' else 'PROPOSED' end) from learned_answer
                    where tenant_id = :tenant_id and learned_answer.topic_id = learning_question.topic_id
                      and status <> 'REJECTED') as state
            from learning_question
            where tenant_id = :tenant_id and topic_id is not null
              and (cast(:topic as uuid) is null or topic_id = cast(:topic as uuid))
            group by topic_id order by people desc, questions desc, last_at desc, topic_id limit :limit
            """;

    private static final String WORDINGS = """
            select language, text from learning_question where tenant_id = :tenant_id and topic_id = :topic
            group by language, text order by count(*) desc, min(at), text limit :limit
            """;

    private static final String SWEEP = """
            delete from learning_topic where tenant_id = :tenant_id
              and not exists (select 1 from learning_question where tenant_id = :tenant_id and topic_id = learning_topic.id)
            """;

    private final Database database;

    TopicStore(Database database) {
        this.database = database;
    }

    /// A question that has no topic yet.
    record Waiting(UUID turn, int place, String text) {}

    /// A wording of a topic.
    record Known(UUID topic, String text) {}

    /// A question and the topic it joins.
    record Joined(Waiting question, UUID topic) {}

    /// Locked until the end of the transaction.
    List<Waiting> waiting(TenantId tenant, int limit) {
        return database.sql()
                .sql(WAITING)
                .param("tenant_id", tenant.value())
                .param("limit", limit)
                .query((row, number) ->
                        new Waiting(row.getObject("turn_id", UUID.class), row.getInt("place"), row.getString("text")))
                .list();
    }

    /// The oldest first.
    List<Known> known(TenantId tenant, int limit) {
        return database.sql()
                .sql(KNOWN)
                .param("tenant_id", tenant.value())
                .param("limit", limit)
                .query((row, number) -> new Known(row.getObject("topic_id", UUID.class), row.getString("text")))
                .list();
    }

    void found(TenantId tenant, UUID topic, Instant at) {
        database.sql()
                .sql(FOUND)
                .param("tenant_id", tenant.value())
                .param("id", topic)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void join(TenantId tenant, List<Joined> joined) {
        database.jdbc(connection -> {
            try (PreparedStatement update = connection.prepareStatement(JOIN)) {
                update.setArray(
                        1, uuids(connection, joined, one -> one.question().turn()));
                update.setArray(2, longs(connection, joined, one ->
                        (long) one.question().place()));
                update.setArray(3, uuids(connection, joined, Joined::topic));
                update.setString(4, tenant.toString());
                return update.executeUpdate();
            }
        });
    }

    /// What most people ask first.
    List<Topic> list(TenantId tenant, int limit, int wordings) {
        return list(tenant, null, limit, wordings);
    }

    Optional<Topic> find(TenantId tenant, UUID topic, int wordings) {
        return list(tenant, topic, 1, wordings).stream().findFirst();
    }

    private List<Topic> list(TenantId tenant, @Nullable UUID topic, int limit, int wordings) {
        return database
                .sql()
                .sql(LIST)
                .param("tenant_id", tenant.value())
                .param("topic", topic)
                .param("limit", limit)
                .query((row, number) -> topic(row, List.of()))
                .list()
                .stream()
                .map(one -> new Topic(
                        one.id(),
                        one.questions(),
                        one.people(),
                        one.firstAt(),
                        one.lastAt(),
                        one.state(),
                        wordings(tenant, one.id(), wordings)))
                .toList();
    }

    private List<Said> wordings(TenantId tenant, UUID topic, int limit) {
        return database.sql()
                .sql(WORDINGS)
                .param("tenant_id", tenant.value())
                .param("topic", topic)
                .param("limit", limit)
                .query((row, number) -> new Said(row.getString("language"), row.getString("text")))
                .list();
    }

    private static Topic topic(ResultSet row, List<Said> wordings) throws SQLException {
        String state = row.getString("state");
        return new Topic(
                row.getObject("topic_id", UUID.class),
                row.getInt("questions"),
                row.getInt("people"),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                state == null ? State.OPEN : State.valueOf(state),
                wordings);
    }

    /// Drops topics nothing is left of.
    int sweep(TenantId tenant) {
        return database.sql().sql(SWEEP).param("tenant_id", tenant.value()).update();
    }
}
