package kz.jauap.ops.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.contact.Contact;
import kz.jauap.contact.Contacts;
import kz.jauap.contact.MergeOutcome;
import kz.jauap.contact.Merges;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The customers of a business over all its channels, and the buttons that say who of them are one.
@RestController
@RequestMapping("/console")
class CustomerPageController {

    private static final String ACTOR = "console";
    private static final int PAGE = 50;
    private static final int SUGGESTIONS = 20;

    private final Pages pages;
    private final TenantDesk tenants;
    private final Contacts contacts;
    private final Merges merges;

    CustomerPageController(Pages pages, TenantDesk tenants, Contacts contacts, Merges merges) {
        this.pages = pages;
        this.tenants = tenants;
        this.contacts = contacts;
        this.merges = merges;
    }

    /// The first business; from its page one gets to the others.
    @GetMapping("/customers")
    ResponseEntity<Void> first() {
        return tenants.all().stream()
                .findFirst()
                .map(tenant -> to(address(tenant)))
                .orElseGet(() -> to("/console"));
    }

    @GetMapping("/tenants/{slug}/customers")
    ResponseEntity<String> list(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID beyond,
            HttpServletRequest request) {
        Tenant tenant = tenants.get(slug);
        List<Contact> people = contacts.list(tenant.id(), q, beyond, PAGE);
        return pages.show(
                "customers",
                page(tenant, request),
                Map.of(
                        "tenant",
                        tenant,
                        "others",
                        tenants.all(),
                        "people",
                        people,
                        "q",
                        q,
                        "next",
                        people.size() < PAGE ? "" : people.getLast().id().toString(),
                        "suggestions",
                        merges.suggestions(tenant.id(), SUGGESTIONS)));
    }

    @GetMapping("/tenants/{slug}/customers/{id}")
    ResponseEntity<String> one(@PathVariable String slug, @PathVariable UUID id, HttpServletRequest request) {
        Tenant tenant = tenants.get(slug);
        Contact person = contacts.find(tenant.id(), id)
                .orElseThrow(() -> Refusal.notFound("there is no customer " + id, "go back to the list"));
        return pages.show(
                "customer",
                page(tenant, request),
                Map.of(
                        "tenant",
                        tenant,
                        "person",
                        person,
                        "merges",
                        merges.of(tenant.id(), person.id()),
                        "suggestions",
                        merges.suggestions(tenant.id(), SUGGESTIONS).stream()
                                .filter(one -> one.one().equals(person.id())
                                        || one.other().equals(person.id()))
                                .toList()));
    }

    private Page page(Tenant tenant, HttpServletRequest request) {
        return pages.page("customers", request, tenant.settings().zone());
    }

    /// @param other who is the same person as `id`, or is not
    @PostMapping("/tenants/{slug}/customers/{id}/{decision}")
    ResponseEntity<Void> decide(
            @PathVariable String slug, @PathVariable UUID id, @PathVariable String decision, @RequestParam UUID other) {
        Tenant tenant = tenants.get(slug);
        MergeOutcome outcome = switch (decision) {
            case "merge" -> merges.merge(tenant.id(), id, other, ACTOR);
            case "dismiss" -> merges.dismiss(tenant.id(), id, other, ACTOR);
            case "undo" -> merges.undo(tenant.id(), other, ACTOR);
            default -> throw Refusal.notFound("nobody can do that to a customer", "use the buttons of the page");
        };
        return switch (outcome) {
            case MergeOutcome.Done done -> to(address(tenant) + "/" + id + "?done=customer-" + decision);
            case MergeOutcome.Already already ->
                to(address(tenant) + (decision.equals("dismiss") ? "?done=customer-dismiss" : "?done=not-customer"));
            case MergeOutcome.Unknown unknown -> to(address(tenant) + "?done=not-customer");
        };
    }

    @PostMapping("/tenants/{slug}/customers/{id}/name")
    ResponseEntity<Void> rename(@PathVariable String slug, @PathVariable UUID id, @RequestParam String name) {
        Tenant tenant = tenants.get(slug);
        String page = address(tenant) + "/" + id;
        try {
            return to(page + (contacts.rename(tenant.id(), id, name, ACTOR) ? "?done=customer-name" : ""));
        } catch (IllegalArgumentException e) {
            return to(page + "?done=not-customer-name");
        }
    }

    private static String address(Tenant tenant) {
        return "/console/tenants/" + tenant.slug() + "/customers";
    }

    private static ResponseEntity<Void> to(String page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page))
                .build();
    }
}
