package kz.jauap.ops.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.handover.Handover;
import kz.jauap.handover.Healing;
import kz.jauap.handover.OperatorOutcome;
import kz.jauap.handover.Operators;
import kz.jauap.handover.Reply;
import kz.jauap.ops.admin.QueueKick;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.queue.Kick;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What people do with requests, for desks of one's own: take, answer, decline, close, give back. And what the house
/// does
/// about them by itself, at once.
@RestController
class RequestController {

    private static final Set<String> REPLY = Set.of("agent", "text", "files");

    private final TenantDesk tenants;
    private final Operators operators;
    private final Healing healing;
    private final QueueKick kick;

    RequestController(TenantDesk tenants, Operators operators, Healing healing, QueueKick kick) {
        this.tenants = tenants;
        this.operators = operators;
        this.healing = healing;
        this.kick = kick;
    }

    /// What a request is now.
    record View(
            UUID id,
            UUID conversation,
            Handover.Status status,
            @Nullable UUID agent,
            boolean changed) {}

    @PostMapping("/admin/tenants/{slug}/handovers/{id}/take")
    View take(@PathVariable String slug, @PathVariable UUID id, @RequestBody JsonNode body) {
        return view(operators.take(tenant(slug), id, agent(body)));
    }

    @PostMapping("/admin/tenants/{slug}/handovers/{id}/resolve")
    View resolve(@PathVariable String slug, @PathVariable UUID id, @RequestBody JsonNode body) {
        return view(operators.resolve(tenant(slug), id, agent(body)));
    }

    @PostMapping("/admin/tenants/{slug}/handovers/{id}/return")
    View giveBack(@PathVariable String slug, @PathVariable UUID id, @RequestBody JsonNode body) {
        return view(operators.giveBack(tenant(slug), id, agent(body)));
    }

    @PostMapping("/admin/tenants/{slug}/handovers/{id}/decline")
    View decline(@PathVariable String slug, @PathVariable UUID id, @RequestBody JsonNode body) {
        return view(operators.decline(tenant(slug), id, agent(body)));
    }

    /// @param key names the reply: sent again with the same one, it is said once
    @PostMapping("/admin/tenants/{slug}/conversations/{id}/reply")
    View reply(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Bodies.demandOnly(body, REPLY);
        String text = Bodies.textOr(body, "text", "");
        List<Attachment> files = body.path("files")
                .valueStream()
                .map(one -> Attachment.of(Attachment.Kind.DOCUMENT, one.asString()))
                .toList();
        if (text.isBlank() && files.isEmpty()) {
            throw Refusal.malformed("the reply has no words", "give \"text\", or \"files\" as public addresses");
        }
        UUID named = key == null ? UUID.randomUUID() : DerivedId.of(id, "reply " + key);
        return view(operators.reply(tenant(slug), id, agent(body), new Reply(text, files, named, "")));
    }

    /// Puts right what must never be; the same happens every five minutes.
    @PostMapping("/admin/heal")
    Map<String, Object> heal() {
        List<Healing.Healed> healed = healing.heal();
        return Map.of("healed_count", healed.size(), "details", healed);
    }

    /// Rings the clocks of requests that are due; they ring by themselves, too.
    @PostMapping("/reminders/process")
    Map<String, Object> remind() {
        Kick run = kick.remind();
        return Map.of("total", run.claimed(), "sent", run.done(), "failed", run.failed(), "later", run.later());
    }

    private static View view(OperatorOutcome outcome) {
        return switch (outcome) {
            case OperatorOutcome.Done done -> view(done.handover(), true);
            case OperatorOutcome.Already already -> view(already.handover(), false);
            case OperatorOutcome.HeldBy held ->
                throw Refusal.conflict(
                        held.name() + " has taken this request", "ask them, or let a manager give it back first");
            case OperatorOutcome.Over over ->
                throw Refusal.conflict(
                        "this request is over: " + over.handover().outcome(), "answer the customer to begin a new one");
            case OperatorOutcome.NotAllowed not ->
                throw Refusal.conflict(
                        not.name() + " may not do this", "their role, branches or state do not allow it");
            case OperatorOutcome.Unknown unknown ->
                throw Refusal.notFound(
                        "there is no such request, conversation or agent in this business",
                        "GET /admin/handovers and GET /admin/tenants/{slug}/agents list them");
        };
    }

    private static View view(Handover handover, boolean changed) {
        return new View(handover.id(), handover.conversation(), handover.status(), handover.assignee(), changed);
    }

    private TenantId tenant(String slug) {
        return tenants.get(slug).id();
    }

    private static UUID agent(JsonNode body) {
        String given = Bodies.text(body, "agent", "\"01a2…\"");
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(
                    "agent is \"" + given + "\", which is no id", "GET /admin/tenants/{slug}/agents lists them");
        }
    }
}
