package kz.jauap.desk.manager;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `desk_update`.
@Component
class UpdateStore {

    private static final String INSERT = """
            insert into desk_update (tenant_id, bot_id, update_id, body, received_at)
            values (:tenant_id, :bot_id, :update_id, cast(:body as json), :now)
            on conflict (tenant_id, bot_id, update_id) do nothing
            """;

    /// Whoever marks it carries it out.
    private static final String HANDLE = """
            update desk_update set handled_at = :now
            where tenant_id = :tenant_id and bot_id = :bot_id and update_id = :update_id and handled_at is null
            returning body
            """;

    private static final String FORGET = """
            delete from desk_update where tenant_id = :tenant_id and (bot_id, update_id) in (
                select bot_id, update_id from desk_update
                where tenant_id = :tenant_id and received_at < :before and handled_at is not null limit 1000)
            """;

    private final Database database;

    UpdateStore(Database database) {
        this.database = database;
    }

    /// @return false when it is here already
    boolean add(TenantId tenant, long bot, long update, String body, Instant now) {
        return database.sql()
                        .sql(INSERT)
                        .param("tenant_id", tenant.value())
                        .param("bot_id", bot)
                        .param("update_id", update)
                        .param("body", body)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// The update, now marked as carried out; empty when it was so before.
    Optional<String> handle(TenantId tenant, long bot, long update, Instant now) {
        return database.sql()
                .sql(HANDLE)
                .param("tenant_id", tenant.value())
                .param("bot_id", bot)
                .param("update_id", update)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
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
}
