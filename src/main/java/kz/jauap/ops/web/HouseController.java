package kz.jauap.ops.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.conversation.Owner;
import kz.jauap.ops.admin.HouseHealth;
import kz.jauap.ops.admin.KeyRotation;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.ops.admin.Version;
import kz.jauap.queue.QueueDepths;
import kz.jauap.tenant.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// The house itself: how it does, what it is, who changed what, its master key.
@RestController
@RequestMapping("/admin")
class HouseController {

    private final HouseHealth health;
    private final Version version;
    private final Audit audit;
    private final TenantDesk tenants;
    private final KeyRotation keys;

    HouseController(HouseHealth health, Version version, Audit audit, TenantDesk tenants, KeyRotation keys) {
        this.health = health;
        this.version = version;
        this.audit = audit;
        this.tenants = tenants;
        this.keys = keys;
    }

    @GetMapping("/health")
    Map<String, Object> health() {
        HouseHealth.Report report = health.report();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(
                "conversations",
                Map.of(
                        "bot", report.conversations(Owner.BOT),
                        "waiting", report.conversations(Owner.WAITING),
                        "operator", report.conversations(Owner.OPERATOR)));
        shown.put(
                "handovers",
                Map.of(
                        "pending", report.handovers().pending(),
                        "active", report.handovers().active()));
        Instant oldest = report.handovers().oldest();
        shown.put("oldest_waiting", oldest == null ? "" : oldest.toString());
        shown.put("queues", queues(report));
        shown.put("quarantined", report.quarantined());
        shown.put("outbox", Map.of("failed", report.failed(), "held", report.held()));
        shown.put("checked_at", report.checkedAt());
        return shown;
    }

    private static Map<String, Object> queues(HouseHealth.Report report) {
        Map<String, Object> each = new LinkedHashMap<>();
        report.queues().forEach((name, depth) -> each.put(name, depth(depth)));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("waiting", report.jobs());
        all.put("running", report.running());
        all.put("dead", report.dead());
        all.put("oldest_seconds", report.oldestSeconds());
        all.put("each", each);
        return all;
    }

    private static Map<String, Object> depth(QueueDepths.Depth depth) {
        return Map.of(
                "waiting", depth.jobs(),
                "running", depth.running(),
                "dead", depth.dead(),
                "oldest_seconds", depth.oldestSeconds(),
                "lag_seconds", depth.lagSeconds());
    }

    @GetMapping("/version")
    Map<String, String> version() {
        return Map.of(
                "version", version.number(),
                "git_commit", version.commit(),
                "build_time", version.builtAt());
    }

    /// A change as it is shown.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ChangeView(
            String clientSlug, UUID id, Instant at, String actor, String action, String subject, JsonNode detail) {}

    @GetMapping("/audit")
    Listing<ChangeView> audit(
            @RequestParam(name = "client_slug", defaultValue = "") String slug,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        List<Audit.Entry> entries = audit.list(Listing.slice(tenants.chosen(slug), cursor, limit));
        return Listing.of(
                entries,
                limit,
                Audit.Entry::id,
                one -> new ChangeView(
                        tenants.slugOf(one.tenant()),
                        one.id(),
                        one.at(),
                        one.actor(),
                        one.action(),
                        one.subject(),
                        one.detail()));
    }

    @PostMapping("/keys/rotate")
    Map<String, Object> rotate(@RequestAttribute(AdminGate.ACTOR) String actor) {
        KeyRotation.Rotated rotated = keys.rotate(actor);
        return Map.of(
                "fresh_key", rotated.freshKey(),
                "channels", rotated.channels(),
                "models", rotated.models(),
                "next", rotated.next());
    }
}
