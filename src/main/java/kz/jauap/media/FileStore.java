package kz.jauap.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelId;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rows of `media`.
@Component
class FileStore {

    private static final String INSERT = """
            insert into media (tenant_id, id, channel_id, conversation_id, attachment, created_at)
            values (:tenant_id, :id, :channel, :conversation, :attachment::json, :now)
            on conflict do nothing
            """;

    private static final String FIND = "select * from media where tenant_id = :tenant_id and id = :id";

    private static final String OF = """
            select * from media where tenant_id = :tenant_id and conversation_id = :conversation
            order by created_at desc limit 500
            """;

    private static final String EARLIER = """
            select count(*) from media
            where tenant_id = :tenant_id and conversation_id = :conversation and created_at > :since and id <> :id
              and state in ('KEPT', 'WAITING') and (created_at, id) < (select created_at, id from media
                    where tenant_id = :tenant_id and id = :id)
            """;

    private static final String KEEP = """
            update media set state = 'KEPT', reason = '', mime_type = :mime, bytes = :bytes, sha256 = :sha,
                             thumbnail = :thumbnail
            where tenant_id = :tenant_id and id = :id
            """;

    private static final String REFUSE = """
            update media set state = :state, reason = :reason
            where tenant_id = :tenant_id and id = :id and state = 'WAITING'
            """;

    private static final String OLD = """
            select id from media where tenant_id = :tenant_id and created_at < :before order by created_at limit 200
            """;

    private static final String FORGET = "delete from media where tenant_id = :tenant_id and id = :id";

    private final Database database;

    FileStore(Database database) {
        this.database = database;
    }

    /// @return false when it is known already
    boolean insert(TenantId tenant, StoredFile file, Instant now) {
        return named(INSERT, tenant)
                        .param("id", file.id())
                        .param("channel", file.channel().value())
                        .param("conversation", file.conversation())
                        .param("attachment", Json.write(file.attachment()))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<StoredFile> find(TenantId tenant, UUID id) {
        return named(FIND, tenant).param("id", id).query((row, n) -> read(row)).optional();
    }

    List<StoredFile> of(TenantId tenant, UUID conversation) {
        return named(OF, tenant)
                .param("conversation", conversation)
                .query((row, n) -> read(row))
                .list();
    }

    /// Files of the conversation that came before this one and since then.
    int earlier(TenantId tenant, StoredFile file, Instant since) {
        return named(EARLIER, tenant)
                .param("id", file.id())
                .param("conversation", file.conversation())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /// @return false when it was forgotten meanwhile
    boolean keep(TenantId tenant, UUID id, String mime, long bytes, String sha, boolean thumbnail) {
        return named(KEEP, tenant)
                        .param("id", id)
                        .param("mime", mime)
                        .param("bytes", bytes)
                        .param("sha", sha)
                        .param("thumbnail", thumbnail)
                        .update()
                == 1;
    }

    void refuse(TenantId tenant, UUID id, StoredFile.State state, String reason) {
        named(REFUSE, tenant)
                .param("id", id)
                .param("state", state.name())
                .param("reason", reason)
                .update();
    }

    List<UUID> old(TenantId tenant, Instant before) {
        return named(OLD, tenant)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    void forget(TenantId tenant, UUID id) {
        named(FORGET, tenant).param("id", id).update();
    }

    private JdbcClient.StatementSpec named(String sql, TenantId tenant) {
        return database.sql().sql(sql).param("tenant_id", tenant.value());
    }

    private static StoredFile read(ResultSet row) throws SQLException {
        return new StoredFile(
                row.getObject("id", UUID.class),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                row.getObject("conversation_id", UUID.class),
                Json.read(row.getString("attachment"), Attachment.class),
                StoredFile.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("mime_type"),
                row.getLong("bytes"),
                row.getBoolean("thumbnail"));
    }
}
