package kz.jauap.erasing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// What the desk shows of conversations: where it stands in Telegram, to be removed there, and the
/// desk's own rows.
@Component
class ErasedDeskStore {

    private static final String TOPICS = """
            select group_id, thread_id from desk_topic
            where tenant_id = :tenant_id and conversation_id in (:talks) and thread_id is not null
            union
            select group_id, thread_id from desk_left where tenant_id = :tenant_id and conversation_id in (:talks)
            order by 1, 2
            """;

    /// What the bot has put into a group, the newest last; of what stood there before a topic was lost
    /// too.
    private static final String OURS = """
            select distinct message_id, sent_at from (
                select message_id, created_at as sent_at from desk_post
                where tenant_id = :tenant_id and conversation_id in (:talks) and group_id = :group_id
                  and kind <> 'MANAGER' and message_id is not null
                union all
                select card_message_id, opened_at from desk_topic
                where tenant_id = :tenant_id and conversation_id in (:talks) and group_id = :group_id
                union all
                select pinned_message_id, opened_at from desk_topic
                where tenant_id = :tenant_id and conversation_id in (:talks) and group_id = :group_id
                union all
                select card_message_id, left_at from desk_left
                where tenant_id = :tenant_id and conversation_id in (:talks) and group_id = :group_id
            ) as sent where message_id is not null order by message_id
            """;

    private static final String THEIRS = """
            select count(*) from desk_post
            where tenant_id = :tenant_id and conversation_id in (:talks) and group_id = :group_id and kind = 'MANAGER'
            """;

    private static final String ALONE = """
            select group_id, chat_id, message_id from desk_alone
            where tenant_id = :tenant_id and conversation_id in (:talks) order by message_id
            """;

    /// An update stays as the mark that it came.
    private static final String UPDATES = """
            update desk_update
               set body = '{}', handled_at = coalesce(handled_at, :now)
              from (select group_id, thread_id from desk_topic
                    where tenant_id = :tenant_id and conversation_id in (:talks) and thread_id is not null
                    union
                    select group_id, thread_id from desk_left
                    where tenant_id = :tenant_id and conversation_id in (:talks)) as place
              join desk_group home on home.tenant_id = :tenant_id and home.id = place.group_id
             where desk_update.tenant_id = :tenant_id and desk_update.bot_id = home.bot_id
               and desk_update.body::text ~ ('"message_thread_id":\\s*' || place.thread_id || '[,}]')
               and desk_update.body::text ~ ('"id":\\s*' || home.chat_id || '[,}]')
            """;

    private static final List<String> FORGET = List.of(
            "delete from desk_said where tenant_id = :tenant_id and conversation_id in (:talks)",
            "delete from desk_post where tenant_id = :tenant_id and conversation_id in (:talks)",
            "delete from desk_alone where tenant_id = :tenant_id and conversation_id in (:talks)",
            "delete from desk_left where tenant_id = :tenant_id and conversation_id in (:talks)",
            "delete from desk_topic where tenant_id = :tenant_id and conversation_id in (:talks)");

    private final Database database;

    ErasedDeskStore(Database database) {
        this.database = database;
    }

    /// Topics in Telegram, as tasks carry them: `group`, `thread`, `ours` (messages of the bot),
    /// `theirs` (how many people wrote there).
    List<Map<String, Object>> topics(TenantId tenant, List<UUID> talks) {
        List<Map<String, Object>> topics = named(tenant, TOPICS, talks)
                .query((row, number) -> {
                    Map<String, Object> topic = new LinkedHashMap<>();
                    topic.put("group", row.getObject(1, UUID.class));
                    topic.put("thread", row.getLong(2));
                    return topic;
                })
                .list();
        List<Map<String, Object>> whole = new ArrayList<>();
        topics.forEach(topic -> whole.add(with(tenant, talks, topic)));
        return whole;
    }

    private Map<String, Object> with(TenantId tenant, List<UUID> talks, Map<String, Object> topic) {
        topic.put(
                "ours",
                named(tenant, OURS, talks)
                        .param("group_id", topic.get("group"))
                        .query((row, number) -> Map.of(
                                "id",
                                row.getLong(1),
                                "at",
                                row.getObject(2, OffsetDateTime.class)
                                        .toInstant()
                                        .toString()))
                        .list());
        topic.put(
                "theirs",
                named(tenant, THEIRS, talks)
                        .param("group_id", topic.get("group"))
                        .query(Long.class)
                        .single());
        return topic;
    }

    /// Messages to owners alone: `group`, `chat`, `message`.
    List<Map<String, Object>> alone(TenantId tenant, List<UUID> talks) {
        return named(tenant, ALONE, talks)
                .query((row, number) -> Map.<String, Object>of(
                        "group", row.getObject(1, UUID.class), "chat", row.getLong(2), "message", row.getLong(3)))
                .list();
    }

    /// @return rows that went or were emptied
    int forget(TenantId tenant, List<UUID> talks, Instant now) {
        int gone = named(tenant, UPDATES, talks)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        for (String statement : FORGET) {
            gone += named(tenant, statement, talks).update();
        }
        return gone;
    }

    private StatementSpec named(TenantId tenant, String statement, List<UUID> talks) {
        return database.sql().sql(statement).param("tenant_id", tenant.value()).param("talks", talks);
    }
}
