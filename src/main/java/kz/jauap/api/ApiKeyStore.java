package kz.jauap.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rows of `api_key`.
@Component
class ApiKeyStore {

    private static final String BY_ID = "select * from api_key where id = :id";
    private static final String OF_TENANT = "select * from api_key where tenant_id = :tenant_id order by id";

    private static final String INSERT = """
            insert into api_key (tenant_id, id, name, hash, scopes, per_minute, created_at, expires_at)
            values (:tenant_id, :id, :name, :hash, cast(:scopes as json), :per_minute, :created, :expires)
            """;

    private static final String ROTATE = """
            update api_key set former_hash = hash, former_until = :until, hash = :hash
            where tenant_id = :tenant_id and id = :id and revoked_at is null
            """;

    private static final String REVOKE = """
            update api_key set revoked_at = :now, former_hash = null
            where tenant_id = :tenant_id and id = :id and revoked_at is null
            """;

    private static final String USED = """
            update api_key set used_at = :now where tenant_id = :tenant_id and id = :id
               and (used_at is null or used_at < :now)
            """;

    private final Database database;

    ApiKeyStore(Database database) {
        this.database = database;
    }

    /// A key with what proves it.
    record Kept(ApiKey key, String hash, Optional<String> former, Optional<Instant> formerUntil) {}

    @CrossTenant("the key is what tells us which tenant it is")
    Optional<Kept> byId(UUID id) {
        return database.sql()
                .sql(BY_ID)
                .param("id", id)
                .query((row, number) -> new Kept(
                        key(row),
                        row.getString("hash"),
                        Optional.ofNullable(row.getString("former_hash")),
                        Optional.ofNullable(moment(row, "former_until"))))
                .optional();
    }

    List<ApiKey> of(TenantId tenant) {
        return database.sql()
                .sql(OF_TENANT)
                .param("tenant_id", tenant.value())
                .query((row, number) -> key(row))
                .list();
    }

    void insert(TenantId tenant, ApiKey key, String hash) {
        database.sql()
                .sql(INSERT)
                .param("tenant_id", tenant.value())
                .param("id", key.id())
                .param("name", key.name())
                .param("hash", hash)
                .param("scopes", Json.write(key.scopes().stream().sorted().toList()))
                .param("per_minute", key.perMinute())
                .param("created", utc(key.created()))
                .param("expires", utc(key.expires()))
                .update();
    }

    boolean rotate(TenantId tenant, UUID id, String hash, Instant formerUntil) {
        return database.sql()
                        .sql(ROTATE)
                        .param("tenant_id", tenant.value())
                        .param("id", id)
                        .param("hash", hash)
                        .param("until", utc(formerUntil))
                        .update()
                > 0;
    }

    boolean revoke(TenantId tenant, UUID id, Instant now) {
        return database.sql()
                        .sql(REVOKE)
                        .param("tenant_id", tenant.value())
                        .param("id", id)
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    void used(TenantId tenant, UUID id, Instant now) {
        database.sql()
                .sql(USED)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        Set<Scope> scopes = Stream.of(Json.read(row.getString("scopes"), String[].class))
                .map(Scope::valueOf)
                .collect(Collectors.toSet());
        return new ApiKey(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("name"),
                scopes,
                row.getInt("per_minute"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                moment(row, "expires_at"),
                moment(row, "revoked_at"),
                moment(row, "used_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
