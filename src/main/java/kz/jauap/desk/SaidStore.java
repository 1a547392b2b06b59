package kz.jauap.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `desk_said`.
@Component
class SaidStore {

    private static final String INSERT = """
            insert into desk_said (tenant_id, group_id, message_id, conversation_id, reply_id, created_at)
            values (:tenant_id, :group_id, :message_id, :conversation_id, :reply_id, :now)
            on conflict (tenant_id, reply_id) do nothing
            """;

    private static final String WANT = """
            update desk_said set wanted = :mark, reason = :reason
            where tenant_id = :tenant_id and reply_id = :reply_id and wanted <> :mark
            returning group_id, message_id, conversation_id, reply_id, wanted
            """;

    private static final String TO_SHOW = """
            select group_id, message_id, conversation_id, reply_id, wanted from desk_said
            where tenant_id = :tenant_id and group_id = :group_id and wanted <> shown
            order by message_id limit 1
            """;

    private static final String SHOWN = """
            update desk_said set shown = :mark
            where tenant_id = :tenant_id and reply_id = :reply_id
            """;

    private static final String FORGET = """
            delete from desk_said where tenant_id = :tenant_id and reply_id in (
                select reply_id from desk_said where tenant_id = :tenant_id and created_at < :before limit 1000)
            """;

    private final Database database;

    /// A manager's message and the mark it shall have.
    record Said(UUID group, long message, UUID conversation, UUID reply, String mark) {}

    SaidStore(Database database) {
        this.database = database;
    }

    void add(TenantId tenant, UUID group, long message, UUID conversation, UUID reply, Instant now) {
        database.sql()
                .sql(INSERT)
                .param("tenant_id", tenant.value())
                .param("group_id", group)
                .param("message_id", message)
                .param("conversation_id", conversation)
                .param("reply_id", reply)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The message that reply was, if it has another mark to show now.
    List<Said> want(TenantId tenant, UUID reply, String mark, String reason) {
        return database.sql()
                .sql(WANT)
                .param("tenant_id", tenant.value())
                .param("reply_id", reply)
                .param("mark", mark)
                .param("reason", reason)
                .query((row, number) -> new Said(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getString(5)))
                .list();
    }

    Optional<Said> toShow(TenantId tenant, UUID group) {
        return database.sql()
                .sql(TO_SHOW)
                .param("tenant_id", tenant.value())
                .param("group_id", group)
                .query((row, number) -> new Said(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getString(5)))
                .optional();
    }

    /// @return rows removed
    int forget(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    void shown(TenantId tenant, Said said) {
        database.sql()
                .sql(SHOWN)
                .param("tenant_id", tenant.value())
                .param("reply_id", said.reply())
                .param("mark", said.mark())
                .update();
    }
}
