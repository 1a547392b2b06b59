package kz.jauap.ops.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.delivery.DeliveryStatus;
import kz.jauap.delivery.Outbox;
import kz.jauap.intake.Quarantine;
import kz.jauap.ops.admin.QueueKick;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.Replays;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.queue.DeadJobs;
import kz.jauap.queue.Kick;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// What has stopped and can be tried again: quarantine, dead jobs, held and failed messages; and a kick for the queues.
@RestController
@RequestMapping("/admin")
class RepairController {

    private final TenantDesk tenants;
    private final Quarantine quarantine;
    private final DeadJobs deadJobs;
    private final Outbox outbox;
    private final Replays replays;
    private final QueueKick queueKick;

    RepairController(
            TenantDesk tenants,
            Quarantine quarantine,
            DeadJobs deadJobs,
            Outbox outbox,
            Replays replays,
            QueueKick queueKick) {
        this.tenants = tenants;
        this.quarantine = quarantine;
        this.deadJobs = deadJobs;
        this.outbox = outbox;
        this.replays = replays;
        this.queueKick = queueKick;
    }

    /// A request in quarantine; `preview` is the beginning of its body.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record QuarantineView(
            String clientSlug,
            UUID id,
            UUID channelId,
            Instant receivedAt,
            String reason,
            String preview,
            boolean replayed) {}

    /// A job that was given up.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record DeadView(
            String clientSlug,
            UUID id,
            String queue,
            UUID lane,
            String payload,
            int attempts,
            String reason,
            Instant diedAt,
            boolean replayed) {}

    /// An outbound message.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record OutboxView(
            String clientSlug,
            UUID id,
            UUID channelId,
            UUID conversationId,
            String status,
            String text,
            int attempts,
            String error,
            Instant createdAt,
            Instant updatedAt) {}

    @GetMapping("/quarantine")
    Listing<QuarantineView> quarantine(
            @RequestParam(name = "client_slug", defaultValue = "") String slug,
            @RequestParam(defaultValue = "false") boolean replayed,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        List<Quarantine.Listed> held = quarantine.list(Listing.slice(tenants.chosen(slug), cursor, limit), replayed);
        return Listing.of(
                held,
                limit,
                Quarantine.Listed::id,
                one -> new QuarantineView(
                        tenants.slugOf(one.tenant()),
                        one.id(),
                        one.channel().value(),
                        one.at(),
                        one.reason(),
                        one.preview(),
                        one.replayed()));
    }

    @PostMapping("/quarantine/{id}/replay")
    Replays.Reread replayRequest(
            @PathVariable UUID id,
            @RequestParam(name = "client_slug", defaultValue = "") String slug,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        return replays.fromQuarantine(owner(slug, quarantine.tenantOf(id), id), id, actor);
    }

    @GetMapping("/dead-jobs")
    Listing<DeadView> dead(
            @RequestParam(name = "client_slug", defaultValue = "") String slug,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        List<DeadJobs.Listed> dead = deadJobs.list(Listing.slice(tenants.chosen(slug), cursor, limit));
        return Listing.of(
                dead,
                limit,
                DeadJobs.Listed::id,
                one -> new DeadView(
                        tenants.slugOf(one.tenant()),
                        one.id(),
                        one.queue(),
                        one.lane(),
                        one.payload(),
                        one.attempts(),
                        one.reason(),
                        one.diedAt(),
                        one.replayed()));
    }

    @PostMapping("/dead-jobs/{id}/replay")
    Map<String, Boolean> replayJob(
            @PathVariable UUID id,
            @RequestParam(name = "client_slug", defaultValue = "") String slug,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        replays.deadJob(owner(slug, deadJobs.tenantOf(id), id), id, actor);
        return Map.of("replayed", true);
    }

    @GetMapping("/outbox")
    Listing<OutboxView> outbox(
            @RequestParam(name = "client_slug", defaultValue = "") String slug,
            @RequestParam(defaultValue = "FAILED") String status,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        List<Outbox.Listed> listed = outbox.list(Listing.slice(tenants.chosen(slug), cursor, limit), status(status));
        return Listing.of(
                listed,
                limit,
                Outbox.Listed::id,
                one -> new OutboxView(
                        tenants.slugOf(one.tenant()),
                        one.id(),
                        one.channel().value(),
                        one.conversation(),
                        one.status().name(),
                        one.message().text(),
                        one.attempts(),
                        one.error(),
                        one.createdAt(),
                        one.updatedAt()));
    }

    private static DeliveryStatus status(String text) {
        return Arrays.stream(DeliveryStatus.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.malformed(
                        "status cannot be " + text, "give one of " + List.of(DeliveryStatus.values())));
    }

    @PostMapping("/outbox/{id}/resend")
    Map<String, Boolean> resend(
            @PathVariable UUID id,
            @RequestParam(name = "client_slug", defaultValue = "") String slug,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        replays.message(owner(slug, outbox.tenantOf(id), id), id, actor);
        return Map.of("resent", true);
    }

    /// Runs what is due in the queues now, on this node, some conversations at most. For schedulers outside.
    @PostMapping("/outbox/process")
    Map<String, Integer> process() {
        Kick kick = queueKick.run();
        return Map.of(
                "claimed", kick.claimed(),
                "sent", kick.done(),
                "failed", kick.failed(),
                "retry_scheduled", kick.later());
    }

    private TenantId owner(String slug, java.util.Optional<TenantId> found, UUID id) {
        return slug.isEmpty()
                ? found.orElseThrow(() -> Refusal.notFound("there is nothing with the id " + id, "take it from a list"))
                : tenants.get(slug).id();
    }
}
