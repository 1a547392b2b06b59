package kz.jauap.turn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Owner;
import kz.jauap.conversation.Said;
import kz.jauap.handover.spi.Comeback;
import kz.jauap.intake.Inbox;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Answers what a customer wrote behind a person's last word, once that person has given the conversation back: the bot
/// was silent then, and nobody else would answer it any more. A turn like any other, but that its messages
/// are part of the conversation already.
@Component
class GoingOn implements Comeback, LaneHandler {

    static final String QUEUE = "going-on";

    private static final int MOST_MESSAGES = 50;
    private static final Duration STILL_WANTED = Duration.ofDays(1);

    private final TurnHandler turns;
    private final Conversations conversations;
    private final Inbox inbox;
    private final Tenants tenants;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;

    GoingOn(
            TurnHandler turns,
            Conversations conversations,
            Inbox inbox,
            Tenants tenants,
            Jobs jobs,
            Database database,
            Clock clock) {
        this.turns = turns;
        this.conversations = conversations;
        this.inbox = inbox;
        this.tenants = tenants;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void givenBack(TenantId tenant, UUID conversation) {
        List<NewJob> job = List.of(NewJob.dueAt(tenant, QUEUE, conversation, conversation.toString(), clock.instant()));
        jobs.enqueue(job);
        database.afterCommit(() -> jobs.announce(job));
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        return recall(lane).map(turns::handle).orElseGet(() -> LaneOutcome.done(lane));
    }

    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        return recall(lane).map(recalled -> turns.fallBack(recalled, reason)).orElseGet(() -> LaneOutcome.done(lane));
    }

    /// Empty when there is nothing to answer any more, or somebody has the conversation again.
    private Optional<Recalled> recall(ClaimedLane lane) {
        Instant now = clock.instant();
        return conversations
                .find(lane.tenant(), lane.id())
                .filter(talk -> talk.owner() == Owner.BOT)
                .map(talk -> new Recalled(lane, tenants.get(lane.tenant()), talk, unanswered(talk, now), now))
                .filter(recalled -> !recalled.burst().isEmpty());
    }

    private List<Inbox.Received> unanswered(Conversation talk, Instant now) {
        List<Inbox.Key> keys = conversations.latest(talk.tenant(), talk.id(), MOST_MESSAGES).reversed().stream()
                .map(Conversations.Shown::said)
                .takeWhile(said -> said.author() == Author.CUSTOMER
                        && said.at().plus(STILL_WANTED).isAfter(now))
                .map(Said::inboxId)
                .filter(Objects::nonNull)
                .map(id -> new Inbox.Key(talk.tenant(), id))
                .toList()
                .reversed();
        Map<UUID, Inbox.Received> received = database.inTenant(talk.tenant(), () -> inbox.read(keys));
        return keys.stream()
                .map(key -> received.get(key.id()))
                .filter(Objects::nonNull)
                .toList();
    }
}
