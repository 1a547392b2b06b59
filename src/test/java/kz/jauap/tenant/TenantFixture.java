package kz.jauap.tenant;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kz.jauap.shared.Database;
import kz.jauap.shared.Notices;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.TimeOrderedIds;

/// Tenants of a database that is put together by hand.
public final class TenantFixture {

    private TenantFixture() {}

    public static void tenants(Database database, List<TenantId> ids) {
        TenantStore store = new TenantStore(database);
        database.acrossTenants(() -> {
            for (TenantId id : ids) {
                String slug = "t" + id.value().getLeastSignificantBits();
                Tenant tenant = new Tenant(id, slug, slug, TenantStatus.ACTIVE, slug, TenantSettings.DEFAULTS);
                if (!store.insert(tenant, Instant.EPOCH)) {
                    throw new IllegalStateException(slug + " is there already");
                }
            }
            return ids;
        });
    }

    /// The tenants of such a database.
    public static Tenants known(Database database, javax.sql.DataSource dataSource, Clock clock) {
        TimeOrderedIds ids = new TimeOrderedIds(clock);
        Notices notices = new Notices(dataSource);
        return new Tenants(new TenantStore(database), audit(database, clock), database, notices, ids, clock);
    }

    public static Audit audit(Database database, Clock clock) {
        return new Audit(new AuditStore(database), database, new TimeOrderedIds(clock), clock);
    }
}
