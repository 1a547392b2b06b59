package kz.jauap.ops.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.config.Settings;
import kz.jauap.ops.admin.ChannelDesk;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.tenant.InvalidSetting;
import kz.jauap.tenant.Tenant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
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

/// A tenant's channels. Secrets are named, never shown; one made here is shown once.
@RestController
@RequestMapping("/admin/tenants/{slug}/channels")
class ChannelController {

    private static final Set<String> CREATE = Set.of("kind", "account", "config", "secrets");
    private static final Set<String> CHANGE = Set.of("status", "config", "secrets");
    private static final List<String> STATUSES = List.of("ACTIVE", "SUSPENDED");

    private final TenantDesk tenants;
    private final ChannelDesk channels;
    private final Settings settings;

    ChannelController(TenantDesk tenants, ChannelDesk channels, Settings settings) {
        this.tenants = tenants;
        this.channels = channels;
        this.settings = settings;
    }

    @GetMapping
    Listing<Map<String, Object>> list(@PathVariable String slug, HttpServletRequest request) {
        return Listing.whole(channels.of(tenants.get(slug).id()).stream()
                .map(account -> view(account, slug, request))
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> connect(
            @PathVariable String slug,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor,
            HttpServletRequest request) {
        Bodies.demandOnly(body, CREATE);
        Tenant tenant = tenants.get(slug);
        ChannelDesk.Connected connected = channels.connect(
                tenant.id(),
                Bodies.text(body, "kind", "\"telegram\""),
                Bodies.text(body, "account", "\"my_salon_bot\""),
                Bodies.given(body, "config"),
                Bodies.given(body, "secrets"),
                actor);
        Map<String, Object> view = view(connected.account(), slug, request);
        view.put("generated", connected.generated());
        return view;
    }

    @GetMapping("/{kind}/{account}")
    Map<String, Object> show(
            @PathVariable String slug,
            @PathVariable String kind,
            @PathVariable String account,
            HttpServletRequest request) {
        return view(channels.get(tenants.get(slug), kind, account), slug, request);
    }

    @PatchMapping("/{kind}/{account}")
    Map<String, Object> change(
            @PathVariable String slug,
            @PathVariable String kind,
            @PathVariable String account,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor,
            HttpServletRequest request) {
        Bodies.demandOnly(body, CHANGE);
        ChannelAccount before = channels.get(tenants.get(slug), kind, account);
        String status = Bodies.textOr(body, "status", before.active() ? "ACTIVE" : "SUSPENDED");
        if (!STATUSES.contains(status)) {
            throw new InvalidSetting("status", status, "one of " + STATUSES, "\"ACTIVE\"");
        }
        ChannelAccount after = channels.change(
                before, status.equals("ACTIVE"), Bodies.texts(body, "config"), Bodies.texts(body, "secrets"), actor);
        return view(after, slug, request);
    }

    /// Channels are switched off, not deleted: what was said on them stays.
    @DeleteMapping("/{kind}/{account}")
    Map<String, Object> suspend(
            @PathVariable String slug,
            @PathVariable String kind,
            @PathVariable String account,
            @RequestAttribute(AdminGate.ACTOR) String actor,
            HttpServletRequest request) {
        ChannelAccount before = channels.get(tenants.get(slug), kind, account);
        return view(channels.change(before, false, Map.of(), Map.of(), actor), slug, request);
    }

    @PostMapping("/{kind}/{account}/check")
    Map<String, Object> check(@PathVariable String slug, @PathVariable String kind, @PathVariable String account) {
        return result(channels.check(channels.get(tenants.get(slug), kind, account)));
    }

    @PostMapping("/{kind}/{account}/webhook")
    Map<String, Object> announce(
            @PathVariable String slug,
            @PathVariable String kind,
            @PathVariable String account,
            @RequestAttribute(AdminGate.ACTOR) String actor,
            HttpServletRequest request) {
        ChannelAccount found = channels.get(tenants.get(slug), kind, account);
        Map<String, Object> result = result(channels.announce(found, base(request), actor));
        result.put("webhook_url", ChannelDesk.address(found, base(request)).toString());
        return result;
    }

    private Map<String, Object> view(ChannelAccount account, String slug, HttpServletRequest request) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", account.kind().name());
        view.put("account", account.account());
        view.put("id", account.channel().toString());
        view.put("status", account.active() ? "ACTIVE" : "SUSPENDED");
        view.put("config", account.config());
        view.put("secrets", new TreeSet<>(account.secrets().keySet()));
        view.putAll(channels.places(account, slug, base(request)));
        return view;
    }

    private static Map<String, Object> result(AccountCheck check) {
        Map<String, Object> result = new LinkedHashMap<>();
        switch (check) {
            case AccountCheck.Working(String name) -> {
                result.put("working", true);
                result.put("name", name);
            }
            case AccountCheck.Broken(String reason, String advice) -> {
                result.put("working", false);
                result.put("reason", reason);
                result.put("next", advice);
            }
        }
        return result;
    }

    private URI base(HttpServletRequest request) {
        return settings.http().publicUrl(request.getLocalPort());
    }
}
