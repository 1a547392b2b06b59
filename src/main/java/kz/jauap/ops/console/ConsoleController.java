package kz.jauap.ops.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import kz.jauap.config.Settings;
import kz.jauap.delivery.DeliveryStatus;
import kz.jauap.delivery.Outbox;
import kz.jauap.handover.Handover;
import kz.jauap.intake.Quarantine;
import kz.jauap.ops.admin.ChannelDesk;
import kz.jauap.ops.admin.HouseHealth;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.ops.admin.Version;
import kz.jauap.queue.DeadJobs;
import kz.jauap.shared.Slice;
import kz.jauap.tenant.Tenant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The console's pages about the house and its tenants.
@RestController
@RequestMapping("/console")
class ConsoleController {

    private static final int MOST = 100;
    private static final int VERSIONS = 5;

    private final Pages pages;
    private final HouseHealth health;
    private final Version version;
    private final TenantDesk tenants;
    private final ChannelDesk channels;
    private final Lists lists;
    private final Settings settings;

    ConsoleController(
            Pages pages,
            HouseHealth health,
            Version version,
            TenantDesk tenants,
            ChannelDesk channels,
            Lists lists,
            Settings settings) {
        this.pages = pages;
        this.health = health;
        this.version = version;
        this.tenants = tenants;
        this.channels = channels;
        this.lists = lists;
        this.settings = settings;
    }

    @GetMapping
    ResponseEntity<String> overview(HttpServletRequest request) {
        Page page = page("overview", request);
        return pages.show(
                "overview",
                page,
                Map.of("report", health.report(), "tenants", tenants.all(), "version", version.number()));
    }

    @GetMapping("/tenants/{slug}")
    ResponseEntity<String> tenant(@PathVariable String slug, HttpServletRequest request) {
        Tenant tenant = tenants.get(slug);
        Page page = pages.page("overview", request, tenant.settings().zone());
        return pages.show(
                "tenant",
                page,
                Map.of(
                        "tenant", tenant,
                        "channels", channels.of(tenant.id()),
                        "versions", tenants.versions(tenant.id(), VERSIONS),
                        "base", settings.http().publicUrl(request.getLocalPort())));
    }

    @GetMapping("/handovers")
    ResponseEntity<String> handovers(HttpServletRequest request) {
        List<Handover> open = lists.handovers(everything());
        return pages.show("handovers", page("handovers", request), Map.of("open", open, "names", lists.slugs()));
    }

    @GetMapping("/quarantine")
    ResponseEntity<String> quarantine(HttpServletRequest request) {
        List<Quarantine.Listed> held = lists.quarantine(everything());
        return pages.show("quarantine", page("quarantine", request), Map.of("held", held, "names", lists.slugs()));
    }

    @GetMapping("/dead-jobs")
    ResponseEntity<String> dead(HttpServletRequest request) {
        List<DeadJobs.Listed> dead = lists.dead(everything());
        return pages.show("dead-jobs", page("dead", request), Map.of("dead", dead, "names", lists.slugs()));
    }

    @GetMapping("/outbox")
    ResponseEntity<String> outbox(HttpServletRequest request) {
        List<Outbox.Listed> failed = lists.outbox(everything(), DeliveryStatus.FAILED);
        List<Outbox.Listed> held = lists.outbox(everything(), DeliveryStatus.HELD);
        return pages.show(
                "outbox", page("outbox", request), Map.of("failed", failed, "held", held, "names", lists.slugs()));
    }

    /// Any other address below.
    @GetMapping("/{*rest}")
    ResponseEntity<String> nothing(@PathVariable String rest) {
        throw Refusal.notFound("there is no page " + rest, "begin at /console");
    }

    private Page page(String section, HttpServletRequest request) {
        return pages.page(section, request, zone());
    }

    /// Pages about several tenants show times of the first one, who is usually where all the others are.
    private ZoneId zone() {
        return tenants.all().stream()
                .map(tenant -> tenant.settings().zone())
                .findFirst()
                .orElse(ZoneId.systemDefault());
    }

    private Slice everything() {
        return new Slice(tenants.chosen(""), null, MOST);
    }
}
