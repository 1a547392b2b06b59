package kz.jauap.ops.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.config.Settings;
import kz.jauap.pack.Packs;
import kz.jauap.pack.ShippedPacks;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.TenantSettings;
import kz.jauap.tenant.TenantStatus;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Where tenants are made and changed.
@Component
public class TenantDesk {

    private final Tenants tenants;
    private final PackDesk packs;
    private final Settings settings;

    TenantDesk(Tenants tenants, PackDesk packs, Settings settings) {
        this.tenants = tenants;
        this.packs = packs;
        this.settings = settings;
    }

    /// @throws Refusal when there is none
    public Tenant get(String slug) {
        return tenants.bySlug(slug)
                .orElseThrow(() -> Refusal.notFound(
                        "there is no tenant " + slug, "list the tenants (GET /admin/tenants), or create this one"));
    }

    public List<Tenant> all() {
        return tenants.all();
    }

    /// One tenant by its slug, or all of them when no slug is given.
    public List<TenantId> chosen(String slug) {
        return slug.isEmpty()
                ? tenants.all().stream().map(Tenant::id).toList()
                : List.of(get(slug).id());
    }

    /// The public name of a tenant, for lists.
    public String slugOf(TenantId tenant) {
        return tenants.find(tenant).map(Tenant::slug).orElse("?");
    }

    /// Settings a new tenant begins with: the usual ones, where the process does not say otherwise.
    public TenantSettings settingsForNew() {
        TenantSettings usual = TenantSettings.DEFAULTS;
        int quiet = settings.delivery()
                .quietTime()
                .map(time -> (int) time.toMillis())
                .orElse(usual.quietMs());
        return new TenantSettings(
                quiet,
                usual.completeQuietMs(),
                usual.capMs(),
                usual.timeZone(),
                usual.languages(),
                usual.maxInboundPerMinute(),
                (int) settings.alerts().noResponse().toMinutes(),
                usual.uncertainSend(),
                usual.acceptUnsigned(),
                usual.handover(),
                usual.customers(),
                usual.media());
    }

    /// Creates a tenant; when its pack comes with this build, it is published at once.
    ///
    /// @throws kz.jauap.tenant.InvalidSetting when the slug is taken or none
    public Tenant create(String slug, String name, String pack, TenantSettings chosen, String actor) {
        Tenant tenant = tenants.create(slug, name, pack, chosen, actor);
        shipped(pack).ifPresent(files -> packs.publish(tenant, files, false, PackDesk.ALL, actor));
        return tenant;
    }

    public Tenant change(Tenant changed, String actor) {
        return tenants.update(changed, actor);
    }

    public Tenant setStatus(Tenant tenant, TenantStatus status, String actor) {
        return tenants.update(
                new Tenant(tenant.id(), tenant.slug(), tenant.name(), status, tenant.pack(), tenant.settings()), actor);
    }

    /// The newest version of its pack first; that one is in use.
    public List<Packs.Version> versions(TenantId tenant, int limit) {
        return packs.versions(tenant, limit);
    }

    private static Optional<Map<String, String>> shipped(String pack) {
        try {
            return Optional.of(ShippedPacks.texts(pack));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
