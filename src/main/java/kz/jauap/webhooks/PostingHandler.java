package kz.jauap.webhooks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.shared.Database;
import org.springframework.stereotype.Component;

/// Posts one event to one subscription: signed anew for each try, outside of any transaction. What came of it, the
/// job's
/// end and the next try's job are one transaction.
@Component
class PostingHandler implements LaneHandler {

    private static final int AT_ONCE = 8;
    private static final Duration CROWDED = Duration.ofSeconds(1);

    private final PostingStore store;
    private final SubscriptionStore subscriptions;
    private final Subscriptions secrets;
    private final EventBody bodies;
    private final HookCalls calls;
    private final PostingEnd end;
    private final Within within;
    private final Map<UUID, Semaphore> busy = new ConcurrentHashMap<>();

    /// Transactions, and what time it is.
    @Component
    record Within(Database database, Clock clock) {}

    PostingHandler(
            PostingStore store,
            SubscriptionStore subscriptions,
            Subscriptions secrets,
            EventBody bodies,
            HookCalls calls,
            PostingEnd end,
            Within within) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.secrets = secrets;
        this.bodies = bodies;
        this.calls = calls;
        this.end = end;
        this.within = within;
    }

    /// What is to be posted where.
    private record Ready(Posting posting, Subscription to, String body) {}

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        UUID id = UUID.fromString(lane.jobs().getFirst().payload());
        Optional<Ready> ready = within.database().inTenant(lane.tenant(), () -> ready(lane, id));
        if (ready.isEmpty()) {
            return LaneOutcome.done(lane);
        }
        Ready one = ready.get();
        if (!one.to().isActive()) {
            return end.off(lane, one.posting());
        }
        Semaphore turn = busy.computeIfAbsent(one.to().id(), unused -> new Semaphore(AT_ONCE));
        if (!turn.tryAcquire()) {
            return new LaneOutcome.Snooze(CROWDED);
        }
        try {
            return post(lane, one);
        } finally {
            turn.release();
        }
    }

    private Optional<Ready> ready(ClaimedLane lane, UUID id) {
        return store.find(lane.tenant(), id)
                .filter(posting -> posting.state() == Posting.State.WAITING)
                .flatMap(posting -> subscriptions
                        .find(lane.tenant(), posting.subscription())
                        .map(to -> new Ready(posting, to, body(posting))));
    }

    /// Made once, so that every try posts the same bytes.
    private String body(Posting posting) {
        String before = posting.body();
        if (before != null) {
            return before;
        }
        String body = bodies.of(posting);
        store.body(posting.tenant(), posting.id(), body);
        return body;
    }

    private LaneOutcome post(ClaimedLane lane, Ready one) {
        Instant now = within.clock().instant();
        String id = one.posting().id().toString();
        byte[] bytes = one.body().getBytes(StandardCharsets.UTF_8);
        long timestamp = now.getEpochSecond();
        String signatures = secrets.signing(one.to(), now).stream()
                .map(secret -> secret.sign(id, timestamp, bytes))
                .collect(Collectors.joining(" "));
        Map<String, String> headers = Map.of(
                "webhook-id", id, "webhook-timestamp", Long.toString(timestamp), "webhook-signature", signatures);
        long start = System.nanoTime();
        HookCalls.Answer answer = calls.post(one.to().url(), headers, bytes);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return end.tried(
                lane, one.posting(), one.to(), answer, new Posting.Try(now, answer.status(), millis, answer.error()));
    }

    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        return end.failed(lane, UUID.fromString(lane.jobs().getFirst().payload()), reason);
    }
}
