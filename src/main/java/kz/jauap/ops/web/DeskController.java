package kz.jauap.ops.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.config.Settings;
import kz.jauap.desk.DeskGroups;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.tenant.InvalidSetting;
import kz.jauap.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The Telegram groups in which a tenant's people work. A bot's token goes in and never comes out.
@RestController
@RequestMapping("/admin/tenants/{slug}/desk")
class DeskController {

    private static final Set<String> FIELDS = Set.of("bot_token", "chat", "branch", "owner_chat", "polling");

    private final TenantDesk tenants;
    private final DeskGroups desk;
    private final Settings settings;

    DeskController(TenantDesk tenants, DeskGroups desk, Settings settings) {
        this.tenants = tenants;
        this.desk = desk;
        this.settings = settings;
    }

    @GetMapping
    Listing<Map<String, Object>> list(@PathVariable String slug) {
        return Listing.whole(desk.of(tenants.get(slug).id()).stream()
                .map(DeskController::view)
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> add(
            @PathVariable String slug,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor,
            HttpServletRequest request) {
        Bodies.demandOnly(body, FIELDS);
        DeskGroups.Wanted wanted = new DeskGroups.Wanted(
                Bodies.text(body, "bot_token", "\"123456:AA…\""),
                chat(body, "chat"),
                body.has("branch") ? Bodies.text(body, "branch", "\"abay\"") : "",
                body.has("owner_chat") ? chat(body, "owner_chat") : null,
                Bodies.truth(body, "polling"));
        return result(desk.add(tenants.get(slug).id(), wanted, base(request), actor));
    }

    @PostMapping("/{id}/check")
    Map<String, Object> check(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestAttribute(AdminGate.ACTOR) String actor,
            HttpServletRequest request) {
        return result(desk.check(group(slug, id), base(request), actor));
    }

    @PostMapping("/{id}/on")
    Map<String, Object> on(
            @PathVariable String slug, @PathVariable UUID id, @RequestAttribute(AdminGate.ACTOR) String actor) {
        return switched(slug, id, true, actor);
    }

    /// Groups are switched off, not deleted: what stands in them stays.
    @DeleteMapping("/{id}")
    Map<String, Object> off(
            @PathVariable String slug, @PathVariable UUID id, @RequestAttribute(AdminGate.ACTOR) String actor) {
        return switched(slug, id, false, actor);
    }

    private Map<String, Object> switched(String slug, UUID id, boolean on, String actor) {
        desk.switchTo(group(slug, id), on, actor);
        return view(group(slug, id));
    }

    private DeskGroup group(String slug, UUID id) {
        Tenant tenant = tenants.get(slug);
        return desk.find(tenant.id(), id)
                .orElseThrow(() -> Refusal.notFound(
                        "tenant " + slug + " has no desk group " + id,
                        "list its groups (GET /admin/tenants/" + slug + "/desk)"));
    }

    private static Map<String, Object> result(DeskGroups.Outcome outcome) {
        return switch (outcome) {
            case DeskGroups.Outcome.Fine(DeskGroup group, String title) -> {
                Map<String, Object> view = view(group);
                view.put("working", true);
                view.put("title", title);
                yield view;
            }
            case DeskGroups.Outcome.Broken(String reason, String advice) -> throw Refusal.conflict(reason, advice);
        };
    }

    private static Map<String, Object> view(DeskGroup group) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", group.id().toString());
        view.put("chat", group.chatId());
        view.put("bot", "@" + group.botName());
        view.put("branch", group.branch());
        view.put("state", group.state().name());
        view.put("trouble", group.trouble());
        view.put("next", group.state().advice());
        view.put("updates", group.polls() ? "polling" : "webhook");
        @Nullable Long owner = group.ownerChat();
        if (owner != null) {
            view.put("owner_chat", owner);
        }
        return view;
    }

    private static long chat(JsonNode body, String field) {
        JsonNode value = body.path(field);
        String text = value.asString(value.isIntegralNumber() ? Long.toString(value.asLong()) : "");
        if (!text.matches("-?\\d{1,18}")) {
            throw new InvalidSetting(field, text.isEmpty() ? "missing" : text, "a chat's number", "-1001234567890");
        }
        return Long.parseLong(text);
    }

    private URI base(HttpServletRequest request) {
        return settings.http().publicUrl(request.getLocalPort());
    }
}
