package kz.jauap.ops.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.tenant.InvalidSetting;
import kz.jauap.tenant.SettingsPatch;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.TenantSettings;
import kz.jauap.tenant.TenantStatus;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Tenants and their settings.
@RestController
@RequestMapping("/admin/tenants")
class TenantController {

    private static final Set<String> CREATE = Set.of("slug", "name", "pack", "settings");
    private static final Set<String> CHANGE = Set.of("name", "status", "pack", "settings");

    private final TenantDesk tenants;

    TenantController(TenantDesk tenants) {
        this.tenants = tenants;
    }

    /// A tenant as it is shown.
    record View(String slug, String id, String name, TenantStatus status, String pack, TenantSettings settings) {

        static View of(Tenant tenant) {
            return new View(
                    tenant.slug(),
                    tenant.id().toString(),
                    tenant.name(),
                    tenant.status(),
                    tenant.pack(),
                    tenant.settings());
        }
    }

    @GetMapping
    Listing<View> list() {
        return Listing.whole(tenants.all().stream().map(View::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View create(@RequestBody JsonNode body, @RequestAttribute(AdminGate.ACTOR) String actor) {
        Bodies.demandOnly(body, CREATE);
        String slug = Bodies.text(body, "slug", "\"my_salon\"");
        String name = Bodies.textOr(body, "name", slug);
        String pack = Bodies.textOr(body, "pack", slug);
        TenantSettings settings = settings(tenants.settingsForNew(), body);
        return View.of(tenants.create(slug, name, pack, settings, actor));
    }

    @GetMapping("/{slug}")
    View show(@PathVariable String slug) {
        return View.of(tenants.get(slug));
    }

    @PatchMapping("/{slug}")
    View change(
            @PathVariable String slug, @RequestBody JsonNode body, @RequestAttribute(AdminGate.ACTOR) String actor) {
        Bodies.demandOnly(body, CHANGE);
        Tenant before = tenants.get(slug);
        Tenant after = new Tenant(
                before.id(),
                before.slug(),
                Bodies.textOr(body, "name", before.name()),
                status(body, before.status()),
                Bodies.textOr(body, "pack", before.pack()),
                settings(before.settings(), body));
        return View.of(tenants.change(after, actor));
    }

    private static TenantSettings settings(TenantSettings before, JsonNode body) {
        return body.has("settings") ? SettingsPatch.apply(before, body.path("settings")) : before;
    }

    private static TenantStatus status(JsonNode body, TenantStatus before) {
        String wanted = Bodies.textOr(body, "status", before.name());
        return Arrays.stream(TenantStatus.values())
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidSetting("status", wanted, "one of " + List.of(TenantStatus.values()), "\"ACTIVE\""));
    }

    /// For those who forget that a tenant is never deleted.
    @org.springframework.web.bind.annotation.DeleteMapping("/{slug}")
    Map<String, String> delete(@PathVariable String slug) {
        throw Refusal.conflict(
                "tenant " + slug + " is not deleted, its customers' words are kept",
                "suspend it: PATCH with {\"status\":\"SUSPENDED\"}");
    }
}
