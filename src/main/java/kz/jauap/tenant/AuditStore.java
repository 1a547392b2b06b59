package kz.jauap.tenant;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `audit`.
@Component
class AuditStore {

    private static final String INSERT = """
            insert into audit (tenant_id, id, at, actor, action, subject, detail)
            values (?, ?, ?, ?, ?, ?, cast(? as json))
            """;

    private static final String LIST = """
            select tenant_id, id, at, actor, action, subject, detail from audit
            where tenant_id in (:tenants) and (cast(:beyond as uuid) is null or id < cast(:beyond as uuid))
            order by id desc limit :limit
            """;

    private final Database database;

    AuditStore(Database database) {
        this.database = database;
    }

    void insert(
            TenantId tenant, UUID id, OffsetDateTime at, String actor, String action, String subject, String detail) {
        database.sql()
                .sql(INSERT)
                .params(tenant.value(), id, at, actor, action, subject, detail)
                .update();
    }

    @CrossTenant("the house's administrator may look at several tenants at once")
    List<Audit.Entry> list(Slice slice) {
        return database.sql()
                .sql(LIST)
                .param("tenants", slice.tenantIds())
                .param("beyond", slice.beyond())
                .param("limit", slice.limit())
                .query((row, number) -> new Audit.Entry(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        Json.tree(row.getString("detail"))))
                .list();
    }
}
