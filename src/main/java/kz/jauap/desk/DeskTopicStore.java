package kz.jauap.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Rows of `desk_topic`.
@Component
class DeskTopicStore {

    /// A new handover gets a card of its own below what stands in the topic.
    private static final String SHOW = """
            insert into desk_topic (tenant_id, conversation_id, group_id, title, handover_id, card, open, opened_at)
            values (:tenant_id, :conversation_id, :group_id, :title, :handover_id, cast(:card as json), :open, :now)
            on conflict (tenant_id, conversation_id) do update
               set card = excluded.card, open = excluded.open, wanted = desk_topic.wanted + 1,
                   handover_id = excluded.handover_id,
                   card_message_id = case when desk_topic.handover_id = excluded.handover_id
                                          then desk_topic.card_message_id end,
                   owner_told = desk_topic.owner_told and desk_topic.handover_id = excluded.handover_id,
                   opened_at = case when desk_topic.handover_id = excluded.handover_id
                                    then desk_topic.opened_at else excluded.opened_at end
            returning group_id
            """;

    private static final String FIND = """
            select * from desk_topic where tenant_id = :tenant_id and conversation_id = :conversation_id
            """;

    private static final String LOCKED = """
            select * from desk_topic where tenant_id = :tenant_id and conversation_id = :conversation_id for update
            """;

    private static final String BY_THREAD = """
            select * from desk_topic
            where tenant_id = :tenant_id and group_id = :group_id and thread_id = :thread_id
            """;

    /// Those whose card stands nowhere yet go first, the longest waiting before all.
    private static final String TO_SHOW = """
            select * from desk_topic
            where tenant_id = :tenant_id and group_id = :group_id and wanted > shown
              and (:full = false or thread_id is not null)
            order by (card_message_id is not null), opened_at, conversation_id limit 1
            """;

    /// Something is to be said where no topic is.
    private static final String TO_MAKE = """
            select * from desk_topic topic
            where tenant_id = :tenant_id and group_id = :group_id and thread_id is null
              and exists (select from desk_post post
                          where post.tenant_id = topic.tenant_id and post.conversation_id = topic.conversation_id
                            and post.state = 'WAITING')
            order by opened_at limit 1
            """;

    private static final String TO_PIN = """
            select * from desk_topic
            where tenant_id = :tenant_id and group_id = :group_id
              and (open and card_message_id is not null and pinned_message_id is distinct from card_message_id
                   or not open and pinned_message_id is not null)
            order by open desc, opened_at limit 1
            """;

    private static final String TO_TELL_OWNER = """
            select * from desk_topic
            where tenant_id = :tenant_id and group_id = :group_id and wanted > shown and open
              and not owner_told and card_message_id is null
            order by opened_at limit 1
            """;

    private static final String THREAD = """
            update desk_topic set thread_id = :thread_id
            where tenant_id = :tenant_id and conversation_id = :conversation_id and group_id = :group_id
            """;

    private static final String SHOWN = """
            update desk_topic
               set shown = greatest(shown, :version),
                   card_message_id = case when handover_id = :handover_id then :message_id else card_message_id end
             where tenant_id = :tenant_id and conversation_id = :conversation_id and group_id = :group_id
            """;

    private static final String SKIP = """
            update desk_topic set shown = greatest(shown, :version)
            where tenant_id = :tenant_id and conversation_id = :conversation_id
            """;

    private static final String CARD_LOST = """
            update desk_topic set card_message_id = null, shown = wanted - 1
            where tenant_id = :tenant_id and conversation_id = :conversation_id
            """;

    /// The topic is gone: it is made anew, with its card where the request is open.
    private static final String LOSE = """
            update desk_topic
               set thread_id = null, card_message_id = null, pinned_message_id = null,
                   shown = case when open then wanted - 1 else wanted end
             where tenant_id = :tenant_id and conversation_id = :conversation_id and thread_id = :thread_id
            """;

    private static final String MOVE = """
            update desk_topic
               set group_id = :group_id, thread_id = null, card_message_id = null, pinned_message_id = null
             where tenant_id = :tenant_id and conversation_id = :conversation_id
            """;

    private static final String PINNED = """
            update desk_topic set pinned_message_id = :message_id
            where tenant_id = :tenant_id and conversation_id = :conversation_id and group_id = :group_id
            """;

    private static final String LEAVE = """
            insert into desk_left (tenant_id, group_id, thread_id, conversation_id, card_message_id, step, left_at)
            values (:tenant_id, :group_id, :thread_id, :conversation_id, :card_message_id, :step, :left_at)
            on conflict (tenant_id, group_id, thread_id) do nothing
            """;

    private static final String LEFT = """
            select thread_id, card_message_id, step from desk_left
            where tenant_id = :tenant_id and group_id = :group_id and step < 3
            order by left_at, thread_id limit 1
            """;

    private static final String SEEN_TO = """
            update desk_left set step = :step
            where tenant_id = :tenant_id and group_id = :group_id and thread_id = :thread_id
            """;

    private static final String WAS_LEFT = """
            select exists (select from desk_left
                           where tenant_id = :tenant_id and group_id = :group_id and thread_id = :thread_id)
            """;

    private static final String SHALL_HEAR = """
            update desk_topic set owner_shall_hear = open
            where tenant_id = :tenant_id and conversation_id = :conversation_id
            """;

    private static final String FOR_OWNER = """
            select * from desk_topic
            where tenant_id = :tenant_id and group_id = :group_id and owner_shall_hear
            order by opened_at limit 1
            """;

    private static final String OWNER_TOLD = """
            update desk_topic set owner_told = true, owner_shall_hear = false
            where tenant_id = :tenant_id and conversation_id = :conversation_id
            """;

    private static final String TOLD_ALONE = """
            insert into desk_alone (tenant_id, group_id, chat_id, message_id, conversation_id, told_at)
            values (:tenant_id, :group_id, :chat_id, :message_id, :conversation_id, now())
            on conflict do nothing
            """;

    private static final int OVER = 3;

    private static final String FORGET_ALONE = """
            delete from desk_alone where tenant_id = :tenant_id and told_at < :before
            """;

    private final Database database;

    DeskTopicStore(Database database) {
        this.database = database;
    }

    /// Makes this the card of a conversation.
    ///
    /// @param group where a conversation without a topic gets one
    /// @return the group its topic is in
    UUID show(TenantId tenant, UUID conversation, UUID group, UUID handover, Card card, Instant now) {
        return about(tenant, conversation, SHOW)
                .param("group_id", group)
                .param("title", card.title())
                .param("handover_id", handover)
                .param("card", Json.write(card))
                .param("open", card.open())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    Optional<Topic> find(TenantId tenant, UUID conversation) {
        return about(tenant, conversation, FIND)
                .query((row, number) -> read(row))
                .optional();
    }

    /// The same, kept from changing until the transaction ends.
    Optional<Topic> lock(TenantId tenant, UUID conversation) {
        return about(tenant, conversation, LOCKED)
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<Topic> byThread(TenantId tenant, UUID group, long thread) {
        return in(tenant, group, BY_THREAD)
                .param("thread_id", thread)
                .query((row, number) -> read(row))
                .optional();
    }

    /// @param full whether the group takes no further topic
    Optional<Topic> toShow(TenantId tenant, UUID group, boolean full) {
        return in(tenant, group, TO_SHOW)
                .param("full", full)
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<Topic> toMake(TenantId tenant, UUID group) {
        return in(tenant, group, TO_MAKE).query((row, number) -> read(row)).optional();
    }

    Optional<Topic> toPin(TenantId tenant, UUID group) {
        return in(tenant, group, TO_PIN).query((row, number) -> read(row)).optional();
    }

    Optional<Topic> toTellOwner(TenantId tenant, UUID group) {
        return in(tenant, group, TO_TELL_OWNER)
                .query((row, number) -> read(row))
                .optional();
    }

    /// @return false when it has gone to another group meanwhile
    boolean thread(TenantId tenant, Topic topic, long thread) {
        return about(tenant, topic.conversation(), THREAD)
                        .param("group_id", topic.group())
                        .param("thread_id", thread)
                        .update()
                == 1;
    }

    void shown(TenantId tenant, Topic topic, long message) {
        about(tenant, topic.conversation(), SHOWN)
                .param("group_id", topic.group())
                .param("version", topic.wanted())
                .param("handover_id", topic.handover())
                .param("message_id", message)
                .update();
    }

    /// What cannot be shown is not tried again at this version.
    void skip(TenantId tenant, Topic topic) {
        about(tenant, topic.conversation(), SKIP)
                .param("version", topic.wanted())
                .update();
    }

    void cardLost(TenantId tenant, UUID conversation) {
        about(tenant, conversation, CARD_LOST).update();
    }

    /// @return false when somebody was faster
    boolean lose(TenantId tenant, UUID conversation, long thread) {
        return about(tenant, conversation, LOSE).param("thread_id", thread).update() == 1;
    }

    /// The topic is left behind, to be said so in it.
    void leave(TenantId tenant, UUID conversation, UUID group, Left left, Instant now) {
        in(tenant, group, LEAVE)
                .param("thread_id", left.thread())
                .param("conversation_id", conversation)
                .param("card_message_id", left.card(), java.sql.Types.BIGINT)
                .param("step", left.step())
                .param("left_at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// A topic that was left behind.
    ///
    /// @param card its card, or null
    /// @param step what has been done about it
    record Left(long thread, @Nullable Long card, int step) {}

    /// The one to see to next.
    Optional<Left> left(TenantId tenant, UUID group) {
        return in(tenant, group, LEFT)
                .query((row, number) -> new Left(
                        row.getLong("thread_id"), row.getObject("card_message_id", Long.class), row.getInt("step")))
                .optional();
    }

    void leftSeenTo(TenantId tenant, UUID group, Left left) {
        in(tenant, group, SEEN_TO)
                .param("thread_id", left.thread())
                .param("step", left.step() < 0 ? OVER : left.step() + 1)
                .update();
    }

    boolean wasLeft(TenantId tenant, UUID group, long thread) {
        return in(tenant, group, WAS_LEFT)
                .param("thread_id", thread)
                .query(Boolean.class)
                .single();
    }

    /// The conversation gets a topic in another group.
    void move(TenantId tenant, UUID conversation, UUID group) {
        about(tenant, conversation, MOVE).param("group_id", group).update();
    }

    /// @param message 0 for none
    void pinned(TenantId tenant, Topic topic, long message) {
        about(tenant, topic.conversation(), PINNED)
                .param("group_id", topic.group())
                .param("message_id", message == 0 ? null : message, java.sql.Types.BIGINT)
                .update();
    }

    void ownerShallHear(TenantId tenant, UUID conversation) {
        about(tenant, conversation, SHALL_HEAR).update();
    }

    /// Whose request the owner is to hear of alone.
    Optional<Topic> forOwner(TenantId tenant, UUID group) {
        return in(tenant, group, FOR_OWNER).query((row, number) -> read(row)).optional();
    }

    /// @param message in which they were told, in the chat `owner`
    void ownerTold(TenantId tenant, Topic topic, long owner, long message) {
        ownerTold(tenant, topic.conversation());
        about(tenant, topic.conversation(), TOLD_ALONE)
                .param("group_id", topic.group())
                .param("chat_id", owner)
                .param("message_id", message)
                .update();
    }

    /// They were told, or cannot be.
    void ownerTold(TenantId tenant, UUID conversation) {
        about(tenant, conversation, OWNER_TOLD).update();
    }

    /// @return rows removed
    int forgetAlone(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET_ALONE)
                .param("tenant_id", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private StatementSpec about(TenantId tenant, UUID conversation, String statement) {
        return database.sql().sql(statement).param("tenant_id", tenant.value()).param("conversation_id", conversation);
    }

    private StatementSpec in(TenantId tenant, UUID group, String statement) {
        return database.sql().sql(statement).param("tenant_id", tenant.value()).param("group_id", group);
    }

    private static Topic read(ResultSet row) throws SQLException {
        return new Topic(
                row.getObject("conversation_id", UUID.class),
                row.getObject("group_id", UUID.class),
                row.getObject("thread_id", Long.class),
                row.getString("title"),
                row.getObject("handover_id", UUID.class),
                Json.read(row.getString("card"), Card.class),
                row.getInt("wanted"),
                row.getInt("shown"),
                row.getObject("card_message_id", Long.class),
                row.getObject("pinned_message_id", Long.class),
                row.getBoolean("owner_told"));
    }
}
