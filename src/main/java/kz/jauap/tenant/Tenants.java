package kz.jauap.tenant;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.Notices;
import kz.jauap.shared.Remembered;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The businesses of this house. Reads come from memory: a change is heard by every node at once, and at the latest
/// after ten seconds.
@Component
public class Tenants {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final String TOPIC = "tenant";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]{1,62}");

    private final TenantStore store;
    private final Audit audit;
    private final Database database;
    private final Notices notices;
    private final IdSource ids;
    private final Clock clock;
    private final Remembered<TenantId, Optional<Tenant>> known;
    private final Map<String, TenantId> slugs = new ConcurrentHashMap<>();

    Tenants(TenantStore store, Audit audit, Database database, Notices notices, IdSource ids, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.database = database;
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
        this.known = new Remembered<>(clock, FRESH);
        notices.listen(TOPIC, id -> known.forget(TenantId.of(id)));
    }

    public Optional<Tenant> find(TenantId id) {
        return known.get(id, key -> database.inTenant(key, () -> store.find(key)));
    }

    /// @throws IllegalStateException when there is none: its rows exist, so it must
    public Tenant get(TenantId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no tenant " + id + ", though its rows exist"));
    }

    @CrossTenant("the slug is what tells us which tenant it is")
    public Optional<Tenant> bySlug(String slug) {
        TenantId id = slugs.get(slug);
        if (id != null) {
            return find(id);
        }
        Optional<Tenant> read = database.acrossTenants(() -> store.bySlug(slug));
        read.ifPresent(tenant -> slugs.put(slug, tenant.id()));
        return read;
    }

    @CrossTenant("the list of all tenants is for the house's own administrator")
    public List<Tenant> all() {
        return database.acrossTenants(store::all);
    }

    /// @throws InvalidSetting when the slug is taken or not a slug
    @CrossTenant("the tenant does not exist yet")
    public Tenant create(String slug, String name, String pack, TenantSettings settings, String actor) {
        demand(SLUG.matcher(slug).matches(), "slug", slug, "2 to 63 of a-z, 0-9, _ and -, a letter or digit first");
        demand(!name.isBlank(), "name", name, "a text that is not blank");
        Tenant tenant = new Tenant(new TenantId(ids.next()), slug, name, TenantStatus.ACTIVE, pack, settings);
        boolean created = database.acrossTenants(() -> {
            if (!store.insert(tenant, clock.instant())) {
                return false;
            }
            audit.record(tenant.id(), actor, "tenant.created", slug, Map.of("name", name, "pack", pack));
            return true;
        });
        if (!created) {
            throw new InvalidSetting("slug", slug, "a name no other tenant has", slug + "_2");
        }
        changed(tenant);
        return tenant;
    }

    /// Stores new settings, status, name or pack of an existing tenant.
    public Tenant update(Tenant tenant, String actor) {
        database.inTenant(tenant.id(), () -> {
            store.update(tenant, clock.instant());
            audit.record(
                    tenant.id(),
                    actor,
                    "tenant.changed",
                    tenant.slug(),
                    Map.of("status", tenant.status(), "settings", tenant.settings(), "pack", tenant.pack()));
        });
        changed(tenant);
        return tenant;
    }

    private static void demand(boolean fits, String key, String value, String allowed) {
        if (!fits) {
            throw new InvalidSetting(key, "\"" + value + "\"", allowed, "my_salon");
        }
    }

    private void changed(Tenant tenant) {
        known.forget(tenant.id());
        notices.send(TOPIC, tenant.id().toString());
    }
}
