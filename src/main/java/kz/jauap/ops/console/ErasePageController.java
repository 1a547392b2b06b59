package kz.jauap.ops.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import kz.jauap.erasing.Erasing;
import kz.jauap.erasing.Loss;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.tenant.Tenant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The page that shows what is lost when a customer is erased, with the button, and what came of
/// earlier ones.
@RestController
@RequestMapping("/console/tenants/{slug}")
class ErasePageController {

    private static final String ACTOR = "console";
    private static final int SHOWN = 50;

    private final Pages pages;
    private final TenantDesk tenants;
    private final Erasing erasing;

    ErasePageController(Pages pages, TenantDesk tenants, Erasing erasing) {
        this.pages = pages;
        this.tenants = tenants;
        this.erasing = erasing;
    }

    @GetMapping("/customers/{id}/erase")
    ResponseEntity<String> ask(@PathVariable String slug, @PathVariable UUID id, HttpServletRequest request) {
        Tenant tenant = tenants.get(slug);
        Loss loss = erasing.look(tenant.id(), id)
                .orElseThrow(() -> Refusal.notFound("there is no customer " + id, "go back to the list"));
        Page page = pages.page("customers", request, tenant.settings().zone());
        return pages.show("erase", page, Map.of("tenant", tenant, "person", id.toString(), "loss", loss));
    }

    @GetMapping("/erasures")
    ResponseEntity<String> list(@PathVariable String slug, HttpServletRequest request) {
        Tenant tenant = tenants.get(slug);
        Page page = pages.page("customers", request, tenant.settings().zone());
        return pages.show("erasures", page, Map.of("tenant", tenant, "erasures", erasing.list(tenant.id(), SHOWN)));
    }

    @PostMapping("/customers/{id}/erase")
    ResponseEntity<Void> erase(@PathVariable String slug, @PathVariable UUID id, @RequestParam String code) {
        Tenant tenant = tenants.get(slug);
        String home = "/console/tenants/" + tenant.slug();
        boolean agreed = erasing.look(tenant.id(), id)
                .filter(loss -> loss.code().equals(code))
                .isPresent();
        boolean begun = agreed && !(erasing.begin(tenant.id(), id, ACTOR) instanceof Erasing.Begun.Unknown);
        return to(begun ? home + "/erasures?done=customer-erase" : home + "/customers?done=not-customer");
    }

    private static ResponseEntity<Void> to(String page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page))
                .build();
    }
}
