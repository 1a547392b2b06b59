package kz.jauap.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.Completion;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// How a try ends: what came of it, how the subscription stands, and when it is tried again, in one transaction with
/// the
/// job's own end.
@Component
class PostingEnd {

    private static final Logger log = LoggerFactory.getLogger(PostingEnd.class);
    private static final int GONE = 410;

    private final PostingStore store;
    private final SubscriptionStore subscriptions;
    private final Listeners listeners;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;

    PostingEnd(
            PostingStore store,
            SubscriptionStore subscriptions,
            Listeners listeners,
            Jobs jobs,
            Database database,
            Clock clock) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.listeners = listeners;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    LaneOutcome tried(ClaimedLane lane, Posting posting, Subscription to, HookCalls.Answer answer, Posting.Try last) {
        Instant now = clock.instant();
        List<Posting.Try> tries = new ArrayList<>(posting.tries());
        tries.add(last);
        Optional<Duration> pause = answer.taken() || answer.status() == GONE
                ? Optional.empty()
                : RetryPlan.pause(
                        tries.size(), answer.wish(), ThreadLocalRandom.current().nextDouble());
        Posting.State state = answer.taken()
                ? Posting.State.DELIVERED
                : pause.isPresent() ? Posting.State.WAITING : Posting.State.FAILED;
        Instant due = now.plus(pause.orElse(Duration.ZERO));
        ended(lane, () -> {
            store.tried(posting.tenant(), posting.id(), state, tries, due);
            pause.ifPresent(unused -> jobs.enqueue(List.of(job(posting, due))));
            health(to, answer, now);
        });
        return new LaneOutcome.Committed();
    }

    /// Nobody is posted to any more.
    LaneOutcome off(ClaimedLane lane, Posting posting) {
        List<Posting.Try> tries = new ArrayList<>(posting.tries());
        tries.add(new Posting.Try(clock.instant(), 0, 0, "the subscription is off"));
        ended(lane, () -> store.tried(posting.tenant(), posting.id(), Posting.State.FAILED, tries, clock.instant()));
        return new LaneOutcome.Committed();
    }

    /// It could not even be tried.
    LaneOutcome failed(ClaimedLane lane, UUID id, String reason) {
        Instant now = clock.instant();
        ended(
                lane,
                () -> store.tried(
                        lane.tenant(), id, Posting.State.FAILED, List.of(new Posting.Try(now, 0, 0, reason)), now));
        return new LaneOutcome.Committed();
    }

    private void ended(ClaimedLane lane, Runnable what) {
        database.inTenant(lane.tenant(), () -> {
            List<Long> first = List.of(lane.jobs().getFirst().seq());
            if (jobs.complete(List.of(Completion.done(lane, first))).isEmpty()) {
                throw new IllegalStateException("another runner has this webhook now");
            }
            what.run();
        });
    }

    static NewJob job(Posting posting, Instant due) {
        return NewJob.dueAt(
                posting.tenant(),
                Announcements.QUEUE,
                posting.id(),
                posting.id().toString(),
                due);
    }

    /// The row is written only where something changes.
    private void health(Subscription to, HookCalls.Answer answer, Instant now) {
        Instant since = to.failingSince();
        if (answer.taken()) {
            if (since != null) {
                subscriptions.state(to.tenant(), to.id(), Subscription.State.ACTIVE, "", null);
            }
            return;
        }
        if (answer.status() == GONE) {
            switchOff(to, Subscription.State.GONE, "it answered 410: gone", since);
        } else if (since != null && !since.plus(RetryPlan.PATIENCE).isAfter(now)) {
            switchOff(to, Subscription.State.DISABLED, answer.error() + " since " + since, since);
        } else if (since == null) {
            subscriptions.state(to.tenant(), to.id(), Subscription.State.ACTIVE, answer.error(), now);
        }
    }

    private void switchOff(Subscription to, Subscription.State state, String why, @Nullable Instant since) {
        subscriptions.state(to.tenant(), to.id(), state, why, since);
        log.warn("{} is switched off, events are no longer posted to it: {}", to, why);
        database.afterCommit(listeners::changed);
    }
}
