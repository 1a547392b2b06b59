package kz.jauap.ops.customers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.contact.Contact;
import kz.jauap.contact.Contacts;
import kz.jauap.contact.Logins;
import kz.jauap.contact.Merge;
import kz.jauap.contact.MergeOutcome;
import kz.jauap.contact.Merges;
import kz.jauap.contact.Sign;
import kz.jauap.contact.Suggestion;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.ops.web.AdminGate;
import kz.jauap.ops.web.Bodies;
import kz.jauap.ops.web.Listing;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The customers of a business: who they are on which channel, and who of them are one.
@RestController
@RequestMapping("/admin/tenants/{slug}/contacts")
class CustomerController {

    private static final Set<String> SIGN = Set.of("phone", "email", "verified");

    private final TenantDesk tenants;
    private final Contacts contacts;
    private final Merges merges;
    private final Logins logins;

    CustomerController(TenantDesk tenants, Contacts contacts, Merges merges, Logins logins) {
        this.tenants = tenants;
        this.contacts = contacts;
        this.merges = merges;
        this.logins = logins;
    }

    /// A customer with what was said about who they are.
    record Whole(CustomerView customer, List<Merge> merges) {}

    /// A merge, or the person where nothing changed.
    record Merged(
            boolean changed,
            @Nullable Merge merge,
            @Nullable UUID person) {}

    @GetMapping
    Listing<CustomerView> list(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        List<Contact> found = contacts.list(tenant(slug), q, cursor, Listing.limit(limit));
        return Listing.of(found, limit, Contact::id, CustomerView::of);
    }

    @GetMapping("/suggestions")
    Listing<Suggestion> suggestions(@PathVariable String slug, @RequestParam(defaultValue = "50") int limit) {
        return Listing.whole(merges.suggestions(tenant(slug), Listing.limit(limit)));
    }

    @GetMapping("/{id}")
    Whole show(@PathVariable String slug, @PathVariable UUID id) {
        return whole(tenant(slug), id);
    }

    private Whole whole(TenantId tenant, UUID id) {
        Contact contact = contacts.find(tenant, id).orElseThrow(() -> unknown(id));
        return new Whole(CustomerView.of(contact), merges.of(tenant, contact.id()));
    }

    @PatchMapping("/{id}")
    Whole rename(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Bodies.demandOnly(body, Set.of("name"));
        try {
            if (!contacts.rename(tenant(slug), id, Bodies.text(body, "name", "\"Aigul\""), actor)) {
                throw unknown(id);
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(String.valueOf(e.getMessage()), "give a shorter name");
        }
        return whole(tenant(slug), id);
    }

    /// Adds what somebody is known by.
    @PostMapping("/{id}/signs")
    Whole add(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Bodies.demandOnly(body, SIGN);
        boolean verified = Bodies.truth(body, "verified");
        Sign sign = Sign.phone(Bodies.textOr(body, "phone", ""), verified, "person")
                .or(() -> Sign.email(Bodies.textOr(body, "email", ""), verified, "person"))
                .orElseThrow(() -> Refusal.malformed(
                        "that is neither a phone nor an e-mail address",
                        "give \"phone\":\"+7 701 555 22 33\" or \"email\":\"a@b.kz\""));
        if (!contacts.add(tenant(slug), id, sign, actor)) {
            throw unknown(id);
        }
        return whole(tenant(slug), id);
    }

    /// A word for a messenger's start link, by which the customer shows who they are there.
    @PostMapping("/{id}/link")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> link(
            @PathVariable String slug, @PathVariable UUID id, @RequestAttribute(AdminGate.ACTOR) String actor) {
        String token = logins.make(tenant(slug), id, actor).orElseThrow(() -> unknown(id));
        return Map.of("start", token, "goodForSeconds", Logins.GOOD_FOR.toSeconds());
    }

    /// Both are one person, who stays `id`.
    @PostMapping("/{id}/merge")
    Merged merge(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        return merged(merges.merge(tenant(slug), id, other(body), actor));
    }

    /// They are two.
    @PostMapping("/{id}/dismiss")
    Merged dismiss(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        return merged(merges.dismiss(tenant(slug), id, other(body), actor));
    }

    @PostMapping("/merges/{merge}/undo")
    Merged undo(@PathVariable String slug, @PathVariable UUID merge, @RequestAttribute(AdminGate.ACTOR) String actor) {
        return merged(merges.undo(tenant(slug), merge, actor));
    }

    private static UUID other(JsonNode body) {
        Bodies.demandOnly(body, Set.of("other"));
        return Ids.read(body, "other", "GET …/contacts lists them");
    }

    private static Merged merged(MergeOutcome outcome) {
        return switch (outcome) {
            case MergeOutcome.Done(Merge merge) -> new Merged(true, merge, merge.kept());
            case MergeOutcome.Already(UUID person) -> new Merged(false, null, person);
            case MergeOutcome.Unknown() ->
                throw Refusal.notFound("there is no such customer or merge", "GET …/contacts lists them");
        };
    }

    private TenantId tenant(String slug) {
        return tenants.get(slug).id();
    }

    static Refusal unknown(UUID id) {
        return Refusal.notFound("there is no customer " + id, "GET …/contacts lists them");
    }
}
