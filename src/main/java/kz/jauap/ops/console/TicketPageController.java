package kz.jauap.ops.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.handover.Reply;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Agents;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import kz.jauap.pack.slot.ShownSlot;
import kz.jauap.tenant.Tenant;
import kz.jauap.ticket.PriceHint;
import kz.jauap.ticket.Stage;
import kz.jauap.ticket.Ticket;
import kz.jauap.ticket.TicketOutcome;
import kz.jauap.ticket.TicketWork;
import kz.jauap.ticket.Tickets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The tickets of a business, and the buttons by which its people work on them, each in their own name.
@RestController
@RequestMapping("/console")
class TicketPageController {

    private static final int PAGE = 50;

    private final Pages pages;
    private final TenantDesk tenants;
    private final Tickets tickets;
    private final TicketWork work;
    private final Agents agents;
    private final Packs packs;

    TicketPageController(
            Pages pages, TenantDesk tenants, Tickets tickets, TicketWork work, Agents agents, Packs packs) {
        this.pages = pages;
        this.tenants = tenants;
        this.tickets = tickets;
        this.work = work;
        this.agents = agents;
        this.packs = packs;
    }

    /// The first business; from its page one gets to the others.
    @GetMapping("/tickets")
    ResponseEntity<Void> first() {
        return tenants.all().stream()
                .findFirst()
                .map(tenant -> to(address(tenant)))
                .orElseGet(() -> to("/console"));
    }

    @GetMapping("/tenants/{slug}/tickets")
    ResponseEntity<String> list(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(required = false) @Nullable UUID beyond,
            HttpServletRequest request) {
        Tenant tenant = tenants.get(slug);
        Page page = page(tenant, request);
        List<Ticket> found = tickets.list(tenant.id(), stage(stage), beyond, PAGE);
        return pages.show(
                "tickets",
                page,
                Map.of(
                        "tenant",
                        tenant,
                        "others",
                        tenants.all(),
                        "tickets",
                        found,
                        "names",
                        names(tenant),
                        "stages",
                        stages(tenant, page),
                        "chosen",
                        stage,
                        "next",
                        found.size() < PAGE ? "" : found.getLast().id().toString()));
    }

    private static @Nullable Stage stage(String asked) {
        return Arrays.stream(Stage.values())
                .filter(one -> one.name().equals(asked))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/tenants/{slug}/tickets/{id}")
    ResponseEntity<String> one(@PathVariable String slug, @PathVariable UUID id, HttpServletRequest request) {
        Tenant tenant = tenants.get(slug);
        Page page = page(tenant, request);
        Ticket ticket = tickets.find(tenant.id(), id)
                .orElseThrow(() -> Refusal.notFound("there is no ticket " + id, "go back to the list"));
        Optional<Pack> pack = packs.current(tenant.id(), ticket.conversation());
        List<ShownSlot> told = pack.map(one -> ticket.told(one, one.answerLanguage(page.language())))
                .orElse(List.of());
        List<PriceHint> hints = pack.map(one -> PriceHint.of(one, one.answerLanguage(page.language()), ticket.slots()))
                .orElse(List.of());
        return pages.show(
                "ticket",
                page,
                Map.of(
                        "tenant",
                        tenant,
                        "ticket",
                        ticket,
                        "history",
                        tickets.history(tenant.id(), id),
                        "told",
                        told,
                        "hints",
                        hints,
                        "names",
                        names(tenant),
                        "stages",
                        stages(tenant, page)));
    }

    /// The business's own words for stages, else the console's.
    private Map<String, String> stages(Tenant tenant, Page page) {
        Map<String, String> named = new HashMap<>();
        Arrays.stream(Stage.values()).forEach(one -> named.put(one.name(), page.text("ticket.is." + one.name())));
        named.putAll(tickets.labels(tenant.id(), page.language()));
        return named;
    }

    private Map<String, String> names(Tenant tenant) {
        Map<String, String> names = new HashMap<>();
        agents.list(tenant.id()).forEach((Agent one) -> names.put(one.id().toString(), one.name()));
        return names;
    }

    @PostMapping("/tenants/{slug}/tickets/{id}/{deed}")
    ResponseEntity<Void> work(
            @PathVariable String slug,
            @PathVariable UUID id,
            @PathVariable String deed,
            @RequestParam UUID agent,
            @RequestParam(defaultValue = "") String text) {
        Tenant tenant = tenants.get(slug);
        String page = address(tenant) + "/" + id;
        if (text.isBlank() && (deed.equals("answer") || deed.equals("reject"))) {
            return to(page + "?done=not-ticket-words");
        }
        TicketOutcome outcome = switch (deed) {
            case "take" -> work.take(tenant.id(), id, agent);
            case "release" -> work.release(tenant.id(), id, agent);
            case "answer" -> work.answer(tenant.id(), id, agent, new Reply(text, List.of(), UUID.randomUUID(), ""));
            case "promo" -> work.sendPromotion(tenant.id(), id, agent, "", UUID.randomUUID());
            case "reject" -> work.reject(tenant.id(), id, agent, text);
            case "close" -> work.close(tenant.id(), id, agent);
            default -> throw Refusal.notFound("nobody can do that to a ticket", "use the buttons of the page");
        };
        return to(page + "?done=" + (outcome instanceof TicketOutcome.Done ? "ticket-" + deed : refused(outcome)));
    }

    private static String refused(TicketOutcome outcome) {
        return switch (outcome) {
            case TicketOutcome.Done done -> "";
            case TicketOutcome.HeldBy held -> "not-ticket-held";
            case TicketOutcome.Nothing nothing -> "not-ticket-promo";
            case TicketOutcome.Over over -> "not-ticket";
            case TicketOutcome.NotAllowed not -> "not-ticket-allowed";
            case TicketOutcome.Unknown unknown -> "not-ticket";
        };
    }

    private Page page(Tenant tenant, HttpServletRequest request) {
        return pages.page("tickets", request, tenant.settings().zone());
    }

    private static String address(Tenant tenant) {
        return "/console/tenants/" + tenant.slug() + "/tickets";
    }

    private static ResponseEntity<Void> to(String page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page))
                .build();
    }
}
