package kz.jauap.ops.customers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.jauap.handover.Reply;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.ops.web.Bodies;
import kz.jauap.ops.web.Listing;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import kz.jauap.pack.slot.ShownSlot;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.TenantId;
import kz.jauap.ticket.PriceHint;
import kz.jauap.ticket.Stage;
import kz.jauap.ticket.Ticket;
import kz.jauap.ticket.TicketOutcome;
import kz.jauap.ticket.TicketWork;
import kz.jauap.ticket.Tickets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What customers want, and what people do about it.
@RestController
@RequestMapping("/admin/tenants/{slug}/tickets")
class TicketController {

    private static final Set<String> DEED = Set.of("agent", "text", "promotion", "reason");
    private static final Set<String> LANGUAGES = Set.of("ru", "kk", "en");

    private final TenantDesk tenants;
    private final Tickets tickets;
    private final TicketWork work;
    private final Packs packs;

    TicketController(TenantDesk tenants, Tickets tickets, TicketWork work, Packs packs) {
        this.tenants = tenants;
        this.tickets = tickets;
        this.work = work;
        this.packs = packs;
    }

    /// A ticket with its history, what it was told in words of the pack, and what the price list says of what it names.
    record Whole(Ticket ticket, List<ShownSlot> told, List<Tickets.Event> history, List<PriceHint> hints) {}

    @GetMapping
    Listing<Ticket> list(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Stage wanted = stage.isEmpty() ? null : stage(stage);
        return Listing.of(
                tickets.list(tenant(slug), wanted, cursor, Listing.limit(limit)), limit, Ticket::id, one -> one);
    }

    private static Stage stage(String name) {
        return Arrays.stream(Stage.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.malformed("no ticket is ever " + name, "one of " + Arrays.toString(Stage.values())));
    }

    @GetMapping("/{id}")
    Whole show(@PathVariable String slug, @PathVariable UUID id) {
        TenantId tenant = tenant(slug);
        return whole(tenant, tickets.find(tenant, id).orElseThrow(() -> unknown(id)));
    }

    private Whole whole(TenantId tenant, Ticket ticket) {
        Optional<Pack> pack = packs.current(tenant, ticket.conversation());
        return new Whole(
                ticket,
                pack.map(one -> ticket.told(one, one.profile().defaultLanguage()))
                        .orElse(List.of()),
                tickets.history(tenant, ticket.id()),
                pack.map(one -> PriceHint.of(one, one.profile().defaultLanguage(), ticket.slots()))
                        .orElse(List.of()));
    }

    /// @param key names the reply: sent again with the same one, it is said once
    @PostMapping("/{id}/{deed}")
    Whole work(
            @PathVariable String slug,
            @PathVariable UUID id,
            @PathVariable String deed,
            @RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Bodies.demandOnly(body, DEED);
        TenantId tenant = tenant(slug);
        UUID agent = Ids.read(body, "agent", "GET /admin/tenants/{slug}/agents lists them");
        UUID named = key == null ? UUID.randomUUID() : DerivedId.of(id, "reply " + key);
        TicketOutcome outcome = switch (deed) {
            case "take" -> work.take(tenant, id, agent);
            case "release" -> work.release(tenant, id, agent);
            case "answer" ->
                work.answer(tenant, id, agent, new Reply(Bodies.text(body, "text", "\"…\""), List.of(), named, ""));
            case "promo" -> work.sendPromotion(tenant, id, agent, Bodies.textOr(body, "promotion", ""), named);
            case "reject" -> work.reject(tenant, id, agent, Bodies.text(body, "reason", "\"not ours\""));
            case "close" -> work.close(tenant, id, agent);
            default ->
                throw Refusal.malformed(
                        "nobody can " + deed + " a ticket", "take, release, answer, promo, reject or close");
        };
        return whole(tenant, ticket(outcome, id));
    }

    private static Ticket ticket(TicketOutcome outcome, UUID id) {
        return switch (outcome) {
            case TicketOutcome.Done(Ticket ticket) -> ticket;
            case TicketOutcome.HeldBy(String name) ->
                throw Refusal.conflict(name + " has taken this ticket", "ask them, or let a manager close it");
            case TicketOutcome.Over(Ticket ticket) ->
                throw Refusal.conflict(
                        "this ticket is over: " + ticket.stage(), "it opens again when the customer comes back");
            case TicketOutcome.NotAllowed(String name) ->
                throw Refusal.conflict(name + " may not do this", "their role or state does not allow it");
            case TicketOutcome.Nothing(String what) ->
                throw Refusal.conflict(
                        "there is nothing to send: " + what.strip(), "see promotions.yaml of the pack, and their days");
            case TicketOutcome.Unknown() -> throw unknown(id);
        };
    }

    /// What the business calls its stages, in one language.
    @GetMapping("/labels/{language}")
    Map<String, String> labels(@PathVariable String slug, @PathVariable String language) {
        return tickets.labels(tenant(slug), language);
    }

    @PutMapping("/labels/{language}")
    Map<String, String> label(@PathVariable String slug, @PathVariable String language, @RequestBody JsonNode body) {
        if (!LANGUAGES.contains(language)) {
            throw Refusal.malformed("labels are in a language, not in " + language, "one of " + LANGUAGES);
        }
        TenantId tenant = tenant(slug);
        body.propertyNames().forEach(name -> stage(name));
        body.propertyNames()
                .forEach(name -> tickets.label(tenant, stage(name), language, Bodies.text(body, name, "\"…\"")));
        return tickets.labels(tenant, language);
    }

    private TenantId tenant(String slug) {
        return tenants.get(slug).id();
    }

    private static Refusal unknown(UUID id) {
        return Refusal.notFound("there is no ticket or agent " + id, "GET …/tickets and …/agents list them");
    }
}
