package kz.jauap.tenant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `tenant`.
@Component
class TenantStore {

    private static final String FIND = "select * from tenant where id = :tenant_id";
    private static final String BY_SLUG = "select * from tenant where slug = :slug";
    private static final String ALL = "select * from tenant order by slug";

    private static final String INSERT = """
            insert into tenant (id, slug, name, status, pack, settings, created_at, updated_at)
            values (:tenant_id, :slug, :name, :status, :pack, cast(:settings as json), :now, :now)
            on conflict (slug) do nothing
            """;

    private static final String UPDATE = """
            update tenant
               set name = :name, status = :status, pack = :pack, settings = cast(:settings as json), updated_at = :now
             where id = :tenant_id
            """;

    private final Database database;

    TenantStore(Database database) {
        this.database = database;
    }

    Optional<Tenant> find(TenantId tenant) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .query((row, number) -> read(row))
                .optional();
    }

    @CrossTenant("finds the tenant by its public name")
    Optional<Tenant> bySlug(String slug) {
        return database.sql()
                .sql(BY_SLUG)
                .param("slug", slug)
                .query((row, number) -> read(row))
                .optional();
    }

    @CrossTenant("lists all tenants for the administrator")
    List<Tenant> all() {
        return database.sql().sql(ALL).query((row, number) -> read(row)).list();
    }

    boolean insert(Tenant tenant, Instant now) {
        return write(INSERT, tenant, now) == 1;
    }

    void update(Tenant tenant, Instant now) {
        write(UPDATE, tenant, now);
    }

    private int write(String statement, Tenant tenant, Instant now) {
        return database.sql()
                .sql(statement)
                .param("tenant_id", tenant.id().value())
                .param("slug", tenant.slug())
                .param("name", tenant.name())
                .param("status", tenant.status().name())
                .param("pack", tenant.pack())
                .param("settings", Json.write(tenant.settings()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Tenant read(ResultSet row) throws SQLException {
        return new Tenant(
                new TenantId(row.getObject("id", UUID.class)),
                row.getString("slug"),
                row.getString("name"),
                TenantStatus.valueOf(row.getString("status")),
                row.getString("pack"),
                Json.read(row.getString("settings"), TenantSettings.class));
    }
}
