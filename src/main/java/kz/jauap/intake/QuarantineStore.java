package kz.jauap.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `quarantine`. Headers are not kept: they may carry secrets, and an adapter reads messages from the body.
@Component
class QuarantineStore {

    private static final String HOLD = """
            insert into quarantine (tenant_id, id, channel_id, received_at, reason, request, raw)
            values (:tenant_id, :id, :channel_id, :at, :reason, cast(:request as json), :raw)
            """;

    private static final String LIST = """
            select tenant_id, id, channel_id, received_at, reason, raw, status from quarantine
            where tenant_id in (:tenants) and (cast(:beyond as uuid) is null or id < cast(:beyond as uuid))
              and (:replayed or status = 'HELD')
            order by id desc limit :limit
            """;

    private static final String HELD = "select count(*) from quarantine where status = 'HELD'";

    private static final String FIND = """
            select tenant_id, id, channel_id, received_at, reason, raw, status from quarantine
            where tenant_id = :tenant_id and id = :id
            """;

    private static final String REPLAYED =
            "update quarantine set status = 'REPLAYED' where tenant_id = :tenant_id and id = :id";

    private static final String TENANT_OF = "select tenant_id from quarantine where id = :id";

    private final Database database;

    QuarantineStore(Database database) {
        this.database = database;
    }

    void hold(ChannelAccount account, UUID id, Instant at, String reason, WebhookRequest request) {
        database.sql()
                .sql(HOLD)
                .param("tenant_id", account.tenant().value())
                .param("id", id)
                .param("channel_id", account.channel().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("request", Json.write(Map.of("method", request.method())))
                .param("raw", request.body())
                .update();
    }

    @CrossTenant("the house's administrator may look at several tenants at once")
    List<Held> list(Slice slice, boolean withReplayed) {
        return database.sql()
                .sql(LIST)
                .param("tenants", slice.tenantIds())
                .param("beyond", slice.beyond())
                .param("replayed", withReplayed)
                .param("limit", slice.limit())
                .query((row, number) -> read(row))
                .list();
    }

    @CrossTenant("a count of the whole house")
    long held() {
        return database.sql().sql(HELD).query(Long.class).single();
    }

    Optional<Held> find(TenantId tenant, UUID id) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    void replayed(TenantId tenant, UUID id) {
        database.sql()
                .sql(REPLAYED)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .update();
    }

    private static Held read(ResultSet row) throws SQLException {
        return new Held(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getBytes("raw"),
                "REPLAYED".equals(row.getString("status")));
    }

    /// A request in quarantine.
    record Held(TenantId tenant, UUID id, ChannelId channel, Instant at, String reason, byte[] raw, boolean replayed) {}

    @CrossTenant("the house's administrator may ask by the id alone")
    Optional<TenantId> tenantOf(UUID id) {
        return database.sql()
                .sql(TENANT_OF)
                .param("id", id)
                .query(UUID.class)
                .optional()
                .map(TenantId::new);
    }
}
