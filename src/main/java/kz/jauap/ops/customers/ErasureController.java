package kz.jauap.ops.customers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.erasing.Erasing;
import kz.jauap.erasing.Erasure;
import kz.jauap.erasing.Loss;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.ops.web.AdminGate;
import kz.jauap.ops.web.Bodies;
import kz.jauap.ops.web.Listing;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Erases a customer everywhere, in two steps: what would be lost with a code, and the yes that gives
/// the code back.
@RestController
@RequestMapping("/admin/tenants/{slug}")
class ErasureController {

    private final TenantDesk tenants;
    private final Erasing erasing;

    ErasureController(TenantDesk tenants, Erasing erasing) {
        this.tenants = tenants;
        this.erasing = erasing;
    }

    /// An erasure as it is shown.
    record Shown(
            UUID id,
            String state,
            String by,
            Instant at,
            Map<String, Long> counts,
            List<String> remains,
            @Nullable Instant doneAt) {

        static Shown of(Erasure one) {
            return new Shown(
                    one.id(),
                    one.state().name(),
                    one.askedBy(),
                    one.askedAt(),
                    one.counts(),
                    one.remains(),
                    one.doneAt());
        }
    }

    @GetMapping("/contacts/{id}/erase")
    Loss look(@PathVariable String slug, @PathVariable UUID id) {
        return loss(tenant(slug), id);
    }

    @PostMapping("/contacts/{id}/erase")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Shown erase(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Bodies.demandOnly(body, Set.of("code"));
        TenantId tenant = tenant(slug);
        Loss loss = loss(tenant, id);
        if (!loss.code().equals(Bodies.text(body, "code", "\"" + loss.code() + "\""))) {
            throw Refusal.conflict(
                    "that is not the code of this customer",
                    "GET …/contacts/" + id + "/erase shows it, and what is lost");
        }
        return switch (erasing.begin(tenant, id, actor)) {
            case Erasing.Begun.Started(Erasure started) -> Shown.of(started);
            case Erasing.Begun.Already(Erasure already) -> Shown.of(already);
            case Erasing.Begun.Unknown() -> throw CustomerController.unknown(id);
        };
    }

    @GetMapping("/erasures")
    Listing<Shown> list(@PathVariable String slug, @RequestParam(defaultValue = "50") int limit) {
        return Listing.whole(erasing.list(tenant(slug), Listing.limit(limit)).stream()
                .map(Shown::of)
                .toList());
    }

    @GetMapping("/erasures/{id}")
    Shown show(@PathVariable String slug, @PathVariable UUID id) {
        return erasing.find(tenant(slug), id)
                .map(Shown::of)
                .orElseThrow(() -> Refusal.notFound("there is no erasure " + id, "GET …/erasures lists them"));
    }

    private Loss loss(TenantId tenant, UUID id) {
        return erasing.look(tenant, id).orElseThrow(() -> CustomerController.unknown(id));
    }

    private TenantId tenant(String slug) {
        return tenants.get(slug).id();
    }
}
