package kz.jauap.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rows of `desk_post`.
@Component
class PostStore {

    private static final String INSERT = """
            insert into desk_post (tenant_id, id, conversation_id, group_id, kind, body, state, message_id, created_at)
            values (:tenant_id, :id, :conversation_id, :group_id, :kind, cast(:body as json), :state, :message_id, :now)
            on conflict (tenant_id, id) do nothing
            """;

    private static final String OLDEST = """
            select post.conversation_id from desk_post post
              join desk_topic topic on topic.tenant_id = post.tenant_id and topic.conversation_id = post.conversation_id
            where post.tenant_id = :tenant_id and post.group_id = :group_id and post.state = 'WAITING'
              and topic.thread_id is not null and (topic.card_message_id is not null or topic.wanted = topic.shown)
            order by post.seq limit 1
            """;

    private static final String WAITING = """
            select id, conversation_id, kind, body from desk_post
            where tenant_id = :tenant_id and conversation_id = :conversation_id and state = 'WAITING'
            order by (kind <> 'HISTORY'), seq limit 50
            """;

    private static final String SAID = """
            select id, conversation_id, kind, body from (
                select id, conversation_id, kind, body, seq from desk_post
                where tenant_id = :tenant_id and conversation_id = :conversation_id
                  and state = 'SENT' and kind in ('LINE', 'MANAGER')
                order by seq desc limit :limit) newest
            order by seq
            """;

    private static final String END = """
            update desk_post set state = :state, message_id = :message_id, error = :error
            where tenant_id = :tenant_id and id in (:ids)
            """;

    private static final String MOVE = """
            update desk_post set group_id = :group_id
            where tenant_id = :tenant_id and conversation_id = :conversation_id and state = 'WAITING'
            """;

    private static final String FORGET = """
            delete from desk_post where tenant_id = :tenant_id and id in (
                select id from desk_post
                where tenant_id = :tenant_id and created_at < :before and state <> 'WAITING' limit 1000)
            """;

    private final Database database;

    PostStore(Database database) {
        this.database = database;
    }

    void add(TenantId tenant, UUID group, Post post, Instant now) {
        insert(tenant, group, post, "WAITING", null, now);
    }

    /// Keeps what stands in the topic already.
    void standing(TenantId tenant, UUID group, Post post, long message, Instant now) {
        insert(tenant, group, post, "SENT", message, now);
    }

    /// The conversation whose post waits longest, among those whose card stands.
    Optional<UUID> oldest(TenantId tenant, UUID group) {
        return database.sql()
                .sql(OLDEST)
                .param("tenant_id", tenant.value())
                .param("group_id", group)
                .query(UUID.class)
                .optional();
    }

    /// A conversation's posts in the order they are shown.
    List<Post> waiting(TenantId tenant, UUID conversation) {
        return database.sql()
                .sql(WAITING)
                .param("tenant_id", tenant.value())
                .param("conversation_id", conversation)
                .query((row, number) -> read(row))
                .list();
    }

    /// What was said in a topic last, oldest first.
    List<Post> said(TenantId tenant, UUID conversation, int limit) {
        return database.sql()
                .sql(SAID)
                .param("tenant_id", tenant.value())
                .param("conversation_id", conversation)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    void sent(TenantId tenant, List<Post> posts, long message) {
        end(tenant, posts, "SENT", message, "");
    }

    void failed(TenantId tenant, List<Post> posts, String error) {
        end(tenant, posts, "FAILED", null, error);
    }

    /// What waits is said in another group.
    void move(TenantId tenant, UUID conversation, UUID group) {
        database.sql()
                .sql(MOVE)
                .param("tenant_id", tenant.value())
                .param("conversation_id", conversation)
                .param("group_id", group)
                .update();
    }

    /// Forgets some of what was shown before a moment.
    ///
    /// @return rows removed
    int forget(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void end(TenantId tenant, List<Post> posts, String state, @Nullable Long message, String error) {
        database.sql()
                .sql(END)
                .param("tenant_id", tenant.value())
                .param("ids", posts.stream().map(Post::id).toList())
                .param("state", state)
                .param("message_id", message, java.sql.Types.BIGINT)
                .param("error", error)
                .update();
    }

    private void insert(TenantId tenant, UUID group, Post post, String state, @Nullable Long message, Instant now) {
        database.sql()
                .sql(INSERT)
                .param("tenant_id", tenant.value())
                .param("id", post.id())
                .param("conversation_id", post.conversation())
                .param("group_id", group)
                .param("kind", post.kind().name())
                .param("body", Json.write(post.body()))
                .param("state", state)
                .param("message_id", message, java.sql.Types.BIGINT)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Post read(ResultSet row) throws SQLException {
        return new Post(
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                Post.Kind.valueOf(row.getString("kind")),
                Json.read(row.getString("body"), Post.Body.class));
    }
}
