package kz.jauap.ops.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Said;
import kz.jauap.decision.TraceLine;
import kz.jauap.handover.Handover;
import kz.jauap.handover.Handovers;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.shared.TenantId;
import kz.jauap.turn.TurnRecord;
import kz.jauap.turn.Turns;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// What was said, why the bot said it, and who waits for a person.
@RestController
@RequestMapping("/admin")
class TalkController {

    private final TenantDesk tenants;
    private final Handovers handovers;
    private final Conversations conversations;
    private final Turns turns;

    TalkController(TenantDesk tenants, Handovers handovers, Conversations conversations, Turns turns) {
        this.tenants = tenants;
        this.handovers = handovers;
        this.conversations = conversations;
        this.turns = turns;
    }

    /// An open handover as it is shown; `request` is what the customer wants, in their words.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record HandoverView(
            String clientSlug,
            UUID id,
            UUID conversationId,
            UUID turnId,
            String status,
            String reason,
            List<String> request,
            Instant openedAt) {}

    /// A turn with its whole trace.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record TurnView(
            String clientSlug,
            UUID id,
            UUID conversationId,
            Instant startedAt,
            String decision,
            String language,
            String packVersion,
            List<String> evidence,
            List<TraceLine> trace) {}

    /// A message as it is shown; `status` is its delivery's, "" for what the customer wrote.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record MessageView(
            int seq,
            String author,
            String text,
            List<Attachment> attachments,
            String status,
            UUID turnId,
            Instant at) {}

    @GetMapping("/handovers")
    Listing<HandoverView> handovers(
            @RequestParam(name = "client_slug", defaultValue = "") String slug,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        List<Handover> open = handovers.open(Listing.slice(tenants.chosen(slug), cursor, limit));
        return Listing.of(open, limit, Handover::id, this::view);
    }

    private HandoverView view(Handover one) {
        return new HandoverView(
                tenants.slugOf(one.tenant()),
                one.id(),
                one.conversation(),
                one.turn(),
                one.status().name(),
                one.reason(),
                one.request(),
                one.times().opened());
    }

    @GetMapping("/turns/{id}")
    TurnView turn(@PathVariable UUID id, @RequestParam(name = "client_slug", defaultValue = "") String slug) {
        TenantId tenant = slug.isEmpty()
                ? turns.tenantOf(id).orElseThrow(() -> missing("turn", id))
                : tenants.get(slug).id();
        return turns.find(tenant, id).map(this::view).orElseThrow(() -> missing("turn", id));
    }

    private TurnView view(TurnRecord turn) {
        return new TurnView(
                tenants.slugOf(turn.tenant()),
                turn.id(),
                turn.conversation(),
                turn.startedAt(),
                turn.decision(),
                turn.language(),
                turn.packVersion(),
                turn.evidence(),
                turn.trace());
    }

    @GetMapping("/conversations/{id}/messages")
    Map<String, Object> messages(
            @PathVariable UUID id,
            @RequestParam(name = "client_slug", defaultValue = "") String slug,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int limit) {
        TenantId tenant = slug.isEmpty()
                ? conversations.tenantOf(id).orElseThrow(() -> missing("conversation", id))
                : tenants.get(slug).id();
        if (conversations.find(tenant, id).isEmpty()) {
            throw missing("conversation", id);
        }
        List<MessageView> items = conversations.history(tenant, id, after, Listing.limit(limit)).stream()
                .map(TalkController::view)
                .toList();
        Map<String, Object> page = new java.util.LinkedHashMap<>();
        page.put("client_slug", tenants.slugOf(tenant));
        page.put("items", items);
        page.put("next", items.size() < limit ? null : items.getLast().seq());
        return page;
    }

    private static MessageView view(Conversations.Shown shown) {
        Said said = shown.said();
        return new MessageView(
                said.seq(),
                said.author().name().toLowerCase(Locale.ROOT),
                said.text(),
                said.attachments(),
                shown.status(),
                said.turn(),
                said.at());
    }

    private static Refusal missing(String what, UUID id) {
        return Refusal.notFound("there is no " + what + " " + id, "take the id from a list, and mind client_slug");
    }
}
