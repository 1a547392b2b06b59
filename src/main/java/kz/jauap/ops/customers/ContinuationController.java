package kz.jauap.ops.customers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.contact.Consents;
import kz.jauap.contact.Continuations;
import kz.jauap.contact.Continuations.Leave;
import kz.jauap.handover.OperatorOutcome;
import kz.jauap.handover.Operators;
import kz.jauap.handover.Reply;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.ops.web.AdminGate;
import kz.jauap.ops.web.Bodies;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Going on with a customer in another of their chats, with their consent, when theirs fails.
@RestController
@RequestMapping("/admin/tenants/{slug}/conversations/{id}")
class ContinuationController {

    private static final Set<String> REPLY = Set.of("agent", "text");

    private final TenantDesk tenants;
    private final Consents consents;
    private final Continuations continuations;
    private final Operators operators;

    ContinuationController(TenantDesk tenants, Consents consents, Continuations continuations, Operators operators) {
        this.tenants = tenants;
        this.consents = consents;
        this.continuations = continuations;
        this.operators = operators;
    }

    /// The customer agrees to be written to in this chat when another fails, or does not any more.
    @PostMapping("/consent")
    Map<String, Object> consent(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Bodies.demandOnly(body, Set.of("given", "source"));
        boolean given = Bodies.truth(body, "given");
        TenantId tenant = tenants.get(slug).id();
        boolean changed = given
                ? consents.give(tenant, id, Bodies.text(body, "source", "\"form\""), actor)
                : consents.withdraw(tenant, id, actor);
        if (given && !changed) {
            throw Refusal.notFound("there is no conversation " + id, "GET …/contacts/{id} lists them");
        }
        return Map.of("given", given, "changed", changed);
    }

    /// Says it in the customer's other chat. `id` is the conversation that cannot go on.
    @PostMapping("/continue")
    Map<String, Object> goOn(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Bodies.demandOnly(body, REPLY);
        TenantId tenant = tenants.get(slug).id();
        UUID agent = Ids.read(body, "agent", "GET /admin/tenants/{slug}/agents lists them");
        String text = Bodies.text(body, "text", "\"…\"");
        UUID there = switch (continuations.ask(tenant, id)) {
            case Leave.Given(List<UUID> conversations) -> conversations.getFirst();
            case Leave.NotNeeded() ->
                throw Refusal.conflict(
                        "the customer can be reached where they wrote", "POST …/conversations/" + id + "/reply");
            case Leave.NoConsent() ->
                throw Refusal.conflict(
                        "the customer has not agreed to any other chat of theirs that works",
                        "POST …/conversations/{id}/consent records it");
            case Leave.Unknown() ->
                throw Refusal.notFound("there is no conversation " + id, "GET …/contacts/{id} lists them");
        };
        UUID named = key == null ? UUID.randomUUID() : DerivedId.of(there, "reply " + key);
        OperatorOutcome outcome = operators.reply(tenant, there, agent, new Reply(text, List.of(), named, ""));
        return Map.of("conversation", there, "handover", Deeds.handover(outcome).id());
    }
}
