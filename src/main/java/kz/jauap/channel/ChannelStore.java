package kz.jauap.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Rows of `channel`. Secrets are encrypted on the way in and decrypted on the way out, each bound to its tenant,
/// channel and name, so that a stolen value fits nowhere else.
@Component
class ChannelStore {

    private static final String BY_ACCOUNT = "select * from channel where kind = :kind and account = :account";
    private static final String BY_ID = "select * from channel where tenant_id = :tenant_id and id = :id";
    private static final String LOCKED = BY_ID + " for update";
    private static final String OF_TENANT = "select * from channel where tenant_id = :tenant_id order by kind, account";
    private static final String OF_KIND = "select * from channel where kind = :kind order by tenant_id, account";

    private static final String INSERT = """
            insert into channel (tenant_id, id, kind, account, name, status, config, secrets, created_at, updated_at)
            values (:tenant_id, :id, :kind, :account, :account, :status, cast(:config as json),
                    cast(:secrets as json), :now, :now)
            on conflict (kind, account) do nothing
            """;

    private static final String UPDATE = """
            update channel
               set status = :status, config = cast(:config as json), secrets = cast(:secrets as json),
                   updated_at = :now
             where tenant_id = :tenant_id and id = :id
            """;

    private static final String SEALED = "select tenant_id, id, secrets from channel order by tenant_id, id for update";

    private static final String RESEAL =
            "update channel set secrets = cast(:secrets as json) where tenant_id = :tenant_id and id = :id";

    private final Database database;
    private final SecretBox box;

    ChannelStore(Database database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    @CrossTenant("finds the tenant by its provider's account")
    Optional<ChannelAccount> find(ChannelKind kind, String account) {
        return database.sql()
                .sql(BY_ACCOUNT)
                .param("kind", kind.name())
                .param("account", account)
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<ChannelAccount> find(TenantId tenant, ChannelId channel) {
        return database.sql()
                .sql(BY_ID)
                .param("tenant_id", tenant.value())
                .param("id", channel.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /// The same, held until the transaction ends.
    Optional<ChannelAccount> lock(TenantId tenant, ChannelId channel) {
        return database.sql()
                .sql(LOCKED)
                .param("tenant_id", tenant.value())
                .param("id", channel.value())
                .query((row, number) -> read(row))
                .optional();
    }

    List<ChannelAccount> of(TenantId tenant) {
        return database.sql()
                .sql(OF_TENANT)
                .param("tenant_id", tenant.value())
                .query((row, number) -> read(row))
                .list();
    }

    @CrossTenant("pollers serve the accounts of all tenants")
    List<ChannelAccount> ofKind(ChannelKind kind) {
        return database.sql()
                .sql(OF_KIND)
                .param("kind", kind.name())
                .query((row, number) -> read(row))
                .list();
    }

    boolean insert(ChannelAccount account, Instant now) {
        return write(INSERT, account, now) == 1;
    }

    void update(ChannelAccount account, Instant now) {
        write(UPDATE, account, now);
    }

    private int write(String statement, ChannelAccount account, Instant now) {
        return database.sql()
                .sql(statement)
                .param("tenant_id", account.tenant().value())
                .param("id", account.channel().value())
                .param("kind", account.kind().name())
                .param("account", account.account())
                .param("status", account.active() ? "ACTIVE" : "SUSPENDED")
                .param("config", Json.write(account.config()))
                .param("secrets", Json.write(sealed(account)))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Map<String, String> sealed(ChannelAccount account) {
        Map<String, String> sealed = new LinkedHashMap<>();
        account.secrets()
                .forEach((name, value) -> sealed.put(
                        name,
                        box.seal(
                                value, account.tenant(), place(account.channel().value(), name))));
        return sealed;
    }

    private ChannelAccount read(ResultSet row) throws SQLException {
        TenantId tenant = new TenantId(row.getObject("tenant_id", UUID.class));
        UUID id = row.getObject("id", UUID.class);
        Map<String, String> secrets = new LinkedHashMap<>();
        texts(row.getString("secrets"))
                .forEach((name, value) -> secrets.put(name, box.open(value, tenant, place(id, name))));
        return new ChannelAccount(
                tenant,
                new ChannelId(id),
                new ChannelKind(row.getString("kind")),
                row.getString("account"),
                "ACTIVE".equals(row.getString("status")),
                texts(row.getString("config")),
                secrets);
    }

    private static String place(UUID channel, String name) {
        return "channel/" + channel + "/" + name;
    }

    private static Map<String, String> texts(String json) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : Json.tree(json).properties()) {
            values.put(field.getKey(), field.getValue().asString());
        }
        return values;
    }

    /// Seals every secret that is still under a former master key with the newest one.
    ///
    /// @return channels that were changed
    @CrossTenant("a master key seals the secrets of all tenants")
    List<Sealed> reseal() {
        List<Sealed> stale = database.sql().sql(SEALED).query((row, number) -> sealed(row)).list().stream()
                .filter(one -> one.secrets().values().stream().anyMatch(box::isSealedWithOldKey))
                .toList();
        stale.forEach(one -> database.sql()
                .sql(RESEAL)
                .param("tenant_id", one.tenant().value())
                .param("id", one.channel())
                .param("secrets", Json.write(resealed(one)))
                .update());
        return stale;
    }

    /// A channel's secrets as they lie in the table.
    record Sealed(TenantId tenant, UUID channel, Map<String, String> secrets) {}

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                texts(row.getString("secrets")));
    }

    private Map<String, String> resealed(Sealed one) {
        Map<String, String> fresh = new LinkedHashMap<>();
        one.secrets().forEach((name, text) -> {
            String place = place(one.channel(), name);
            fresh.put(name, box.seal(box.open(text, one.tenant(), place), one.tenant(), place));
        });
        return fresh;
    }
}
