package kz.jauap.ops.console;

import java.net.URI;
import java.util.UUID;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.Replays;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.TenantStatus;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the console's buttons do. Each deed ends on the page it was started from, which says what was done.
@RestController
@RequestMapping("/console")
class DeedController {

    private static final String ACTOR = "console";

    private final TenantDesk tenants;
    private final Replays replays;

    DeedController(TenantDesk tenants, Replays replays) {
        this.tenants = tenants;
        this.replays = replays;
    }

    @PostMapping("/tenants/{slug}/suspend")
    ResponseEntity<Void> suspend(@PathVariable String slug) {
        return setStatus(slug, TenantStatus.SUSPENDED, "suspended");
    }

    @PostMapping("/tenants/{slug}/resume")
    ResponseEntity<Void> resume(@PathVariable String slug) {
        return setStatus(slug, TenantStatus.ACTIVE, "resumed");
    }

    private ResponseEntity<Void> setStatus(String slug, TenantStatus status, String done) {
        Tenant tenant = tenants.get(slug);
        tenants.setStatus(tenant, status, ACTOR);
        return back("/console/tenants/" + tenant.slug(), done);
    }

    @PostMapping("/tenants/{slug}/quarantine/{id}/replay")
    ResponseEntity<Void> replayRequest(@PathVariable String slug, @PathVariable UUID id) {
        return attempt(slug, "/console/quarantine", "replayed", tenant -> replays.fromQuarantine(tenant, id, ACTOR));
    }

    @PostMapping("/tenants/{slug}/dead-jobs/{id}/replay")
    ResponseEntity<Void> replayJob(@PathVariable String slug, @PathVariable UUID id) {
        return attempt(slug, "/console/dead-jobs", "replayed", tenant -> replays.deadJob(tenant, id, ACTOR));
    }

    @PostMapping("/tenants/{slug}/outbox/{id}/resend")
    ResponseEntity<Void> resend(@PathVariable String slug, @PathVariable UUID id) {
        return attempt(slug, "/console/outbox", "resent", tenant -> replays.message(tenant, id, ACTOR));
    }

    private interface Deed {

        void on(TenantId tenant);
    }

    private ResponseEntity<Void> attempt(String slug, String page, String done, Deed deed) {
        TenantId tenant = tenants.get(slug).id();
        try {
            deed.on(tenant);
            return back(page, done);
        } catch (Refusal refusal) {
            return back(page, "not-" + done);
        }
    }

    private static ResponseEntity<Void> back(String page, String done) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page + "?done=" + done))
                .build();
    }
}
