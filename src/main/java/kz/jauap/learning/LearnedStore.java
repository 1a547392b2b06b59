package kz.jauap.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import kz.jauap.learning.LearnedAnswer.Source;
import kz.jauap.learning.LearnedAnswer.Status;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `learned_answer` and `learned_version`.
@Component
class LearnedStore {

    private static final String INSERT = """
            insert into learned_answer (tenant_id, id, version, status, source, questions, answers, topic_id,
                                        conversation_id, turn_id, author, decided_by, created_at, updated_at)
            values (:tenant_id, :id, :version, :status, :source, cast(:questions as json), cast(:answers as json), :topic,
                    :conversation, :turn, :author, :decided_by, :created_at, :updated_at)
            """;

    /// Fenced by the version: of two who change the same state, one does.
    private static final String UPDATE = """
            update learned_answer
               set version = :version, status = :status, questions = cast(:questions as json),
                   answers = cast(:answers as json), decided_by = :decided_by, updated_at = :updated_at
            where tenant_id = :tenant_id and id = :id and version = :version - 1
            """;

    private static final String REMEMBER = """
            insert into learned_version (tenant_id, answer_id, version, deed, status, questions, answers, actor, at)
            values (:tenant_id, :id, :version, :deed, :status, cast(:questions as json), cast(:answers as json), :actor,
                    :updated_at)
            """;

    private static final String FIND = "select * from learned_answer where tenant_id = :tenant_id and id = :id";

    private static final String LIST = """
            select * from learned_answer where tenant_id = :tenant_id and status = :status
            order by updated_at desc, id limit :limit
            """;

    private static final String HISTORY = """
            select * from learned_version where tenant_id = :tenant_id and answer_id = :id order by version desc limit :limit
            """;

    private static final String VERSION = """
            select * from learned_version where tenant_id = :tenant_id and answer_id = :id and version = :version
            """;

    private final Database database;

    LearnedStore(Database database) {
        this.database = database;
    }

    void insert(TenantId tenant, LearnedAnswer fresh, String deed) {
        database.sql()
                .sql(INSERT)
                .params(columns(tenant, fresh))
                .param("source", fresh.source().name())
                .param("topic", fresh.topic())
                .param("conversation", fresh.conversation())
                .param("turn", fresh.turn())
                .param("author", fresh.author())
                .param("created_at", fresh.createdAt().atOffset(ZoneOffset.UTC))
                .update();
        remember(tenant, fresh, deed, fresh.author());
    }

    /// @param next the version after the one that was seen
    /// @return false when somebody was faster
    boolean update(TenantId tenant, LearnedAnswer next, String deed, String actor) {
        int changed = database.sql().sql(UPDATE).params(columns(tenant, next)).update();
        if (changed == 1) {
            remember(tenant, next, deed, actor);
        }
        return changed == 1;
    }

    private void remember(TenantId tenant, LearnedAnswer state, String deed, String actor) {
        database.sql()
                .sql(REMEMBER)
                .params(columns(tenant, state))
                .param("deed", deed)
                .param("actor", actor)
                .update();
    }

    private static Map<String, Object> columns(TenantId tenant, LearnedAnswer answer) {
        return Map.of(
                "tenant_id",
                tenant.value(),
                "id",
                answer.id(),
                "version",
                answer.version(),
                "status",
                answer.status().name(),
                "questions",
                Json.write(answer.questions()),
                "answers",
                Json.write(new TreeMap<>(answer.answers())),
                "decided_by",
                answer.decidedBy(),
                "updated_at",
                answer.updatedAt().atOffset(ZoneOffset.UTC));
    }

    Optional<LearnedAnswer> find(TenantId tenant, UUID id) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> answer(row))
                .optional();
    }

    /// Those changed last first.
    List<LearnedAnswer> list(TenantId tenant, Status status, int limit) {
        return database.sql()
                .sql(LIST)
                .param("tenant_id", tenant.value())
                .param("status", status.name())
                .param("limit", limit)
                .query((row, number) -> answer(row))
                .list();
    }

    /// The newest first.
    List<Version> history(TenantId tenant, UUID id, int limit) {
        return database.sql()
                .sql(HISTORY)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("limit", limit)
                .query((row, number) -> version(row))
                .list();
    }

    Optional<Version> version(TenantId tenant, UUID id, int version) {
        return database.sql()
                .sql(VERSION)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("version", version)
                .query((row, number) -> version(row))
                .optional();
    }

    private static LearnedAnswer answer(ResultSet row) throws SQLException {
        return new LearnedAnswer(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                Status.valueOf(row.getString("status")),
                Source.valueOf(row.getString("source")),
                questions(row),
                answers(row),
                row.getObject("topic_id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getObject("turn_id", UUID.class),
                row.getString("author"),
                row.getString("decided_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("version"),
                row.getString("deed"),
                Status.valueOf(row.getString("status")),
                questions(row),
                answers(row),
                row.getString("actor"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static List<String> questions(ResultSet row) throws SQLException {
        return List.of(Json.read(row.getString("questions"), String[].class));
    }

    private static Map<String, String> answers(ResultSet row) throws SQLException {
        Map<String, String> answers = new TreeMap<>();
        Json.tree(row.getString("answers"))
                .properties()
                .forEach(one -> answers.put(one.getKey(), one.getValue().asString()));
        return answers;
    }
}
