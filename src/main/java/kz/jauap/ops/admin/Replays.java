package kz.jauap.ops.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.delivery.Outbox;
import kz.jauap.intake.Intake;
import kz.jauap.intake.IntakeOutcome;
import kz.jauap.intake.Quarantine;
import kz.jauap.queue.DeadJobs;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// A second try for what had stopped: requests in quarantine, dead jobs, messages nobody took.
@Component
public class Replays {

    private final Quarantine quarantine;
    private final DeadJobs deadJobs;
    private final Outbox outbox;
    private final Channels channels;
    private final Adapters adapters;
    private final Intake intake;
    private final Audit audit;

    Replays(
            Quarantine quarantine,
            DeadJobs deadJobs,
            Outbox outbox,
            Channels channels,
            Adapters adapters,
            Intake intake,
            Audit audit) {
        this.quarantine = quarantine;
        this.deadJobs = deadJobs;
        this.outbox = outbox;
        this.channels = channels;
        this.adapters = adapters;
        this.intake = intake;
        this.audit = audit;
    }

    /// What a request from quarantine held.
    public record Reread(int stored, int duplicates) {}

    /// Reads a request in quarantine once more, as if it had come just now.
    ///
    /// @throws Refusal when there is none, or it still cannot be read
    public Reread fromQuarantine(TenantId tenant, UUID id, String actor) {
        Quarantine.Replay held = quarantine
                .forReplay(tenant, id)
                .orElseThrow(() -> Refusal.notFound("no request " + id + " is in quarantine", "list the quarantine"));
        ChannelAccount account = channels.find(tenant, held.channel())
                .orElseThrow(() -> Refusal.conflict(
                        "the channel this request came to is gone", "connect the channel again under its old name"));
        ChannelAdapter adapter = adapters.get(account.kind());
        stillUnread(adapter.parse(held.request(), account)).ifPresent(reason -> {
            throw Refusal.conflict(
                    "it still cannot be read: " + reason,
                    "mend the channel's settings or update Jauap, then replay it again");
        });
        Reread reread = reread(intake.read(held.request(), account, adapter));
        quarantine.markReplayed(tenant, id);
        audit.note(tenant, actor, "quarantine.replayed", id.toString(), reread);
        return reread;
    }

    private static Optional<String> stillUnread(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Unreadable(String reason) -> Optional.of(reason);
            case Parsed.Events(List<InboundEvent> events) ->
                events.stream()
                        .filter(InboundEvent.Unread.class::isInstance)
                        .map(event -> ((InboundEvent.Unread) event).reason())
                        .findFirst();
        };
    }

    private static Reread reread(IntakeOutcome outcome) {
        return outcome instanceof IntakeOutcome.Stored stored
                ? new Reread(stored.inboxIds().size(), stored.duplicates())
                : new Reread(0, 0);
    }

    /// @throws Refusal when there is no such dead job, or it has been replayed
    public void deadJob(TenantId tenant, UUID id, String actor) {
        if (!deadJobs.replay(tenant, id)) {
            throw Refusal.notFound("no dead job " + id + " waits for a replay", "list the dead jobs");
        }
        audit.note(tenant, actor, "dead-job.replayed", id.toString(), Map.of());
    }

    /// @throws Refusal when there is no such message, or it is neither held nor failed
    public void message(TenantId tenant, UUID id, String actor) {
        if (!outbox.resend(tenant, id)) {
            throw Refusal.notFound(
                    "no message " + id + " is held or failed", "list the outbox with status=FAILED or status=HELD");
        }
        audit.note(tenant, actor, "message.resent", id.toString(), Map.of());
    }
}
