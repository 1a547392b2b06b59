package kz.jauap.tenant;

import java.time.OffsetDateTime;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `audit`.
@Component
class AuditStore {

    private static final String INSERT = """
            insert into audit (tenant_id, id, at, actor, action, subject, detail)
            values (?, ?, ?, ?, ?, ?, cast(? as json))
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
}
