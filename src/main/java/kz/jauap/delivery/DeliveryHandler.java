package kz.jauap.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.Completion;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.shared.GroupCommit;
import kz.jauap.tenant.TenantSettings;
import kz.jauap.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sends the messages of one conversation, one after the other; stops at the first that must wait, so that none
/// overtakes another. A provider that would take a second try for a second message is sent the next only after it is
/// stored that it has this one.
@Component
class DeliveryHandler implements LaneHandler {

    private static final Logger log = LoggerFactory.getLogger(DeliveryHandler.class);
    private static final Duration MARK_PATIENCE = Duration.ofSeconds(12);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final DeliveryCommit commit;
    private final Channels channels;
    private final Adapters adapters;
    private final Tenants tenants;
    private final DeliverySettings settings;
    private final DeliveryCounters counters;
    private final Clock clock;
    private final ProviderLimits limits;

    DeliveryHandler(
            DeliveryCommit commit,
            Channels channels,
            Adapters adapters,
            Tenants tenants,
            DeliverySettings settings,
            DeliveryCounters counters,
            Clock clock) {
        this.commit = commit;
        this.channels = channels;
        this.adapters = adapters;
        this.tenants = tenants;
        this.settings = settings;
        this.counters = counters;
        this.clock = clock;
        this.limits = new ProviderLimits(clock);
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        List<OutboxStore.Row> rows = commit.read(keys(lane));
        List<OutboxStore.Mark> marks = new ArrayList<>();
        List<Long> done = new ArrayList<>();
        for (int i = 0; i < lane.jobs().size(); i++) {
            UUID id = UUID.fromString(lane.jobs().get(i).payload());
            Optional<OutboxStore.Row> row =
                    rows.stream().filter(one -> one.id().equals(id)).findFirst();
            Step step = row.isEmpty() ? new Step.Gone() : send(row.get(), attempt(lane, done));
            switch (step) {
                case Step.Gone() -> done.add(lane.jobs().get(i).seq());
                case Step.Marked(OutboxStore.Mark mark, boolean first) -> {
                    marks.add(mark);
                    done.add(lane.jobs().get(i).seq());
                    if (first) {
                        return end(marks, Completion.done(lane, done));
                    }
                }
                case Step.Pause(Duration pause) -> {
                    return done.isEmpty() ? new LaneOutcome.Snooze(pause) : endPart(lane, marks, done, pause);
                }
                case Step.Failed(Duration pause, String reason) -> {
                    return done.isEmpty() ? new LaneOutcome.Retry(pause, reason) : endPart(lane, marks, done, pause);
                }
            }
        }
        return end(marks, Completion.done(lane, done));
    }

    /// The message is `FAILED`: shown to a person, who can have it sent again. The rest of the line goes on.
    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        ClaimedLane.ClaimedJob first = lane.jobs().getFirst();
        counters.failed();
        log.error(
                "outbound message {} is given up after {} attempts, a person must see it: {}",
                first.payload(),
                lane.attempts(),
                reason);
        OutboxStore.Mark failed = new OutboxStore.Mark(
                lane.tenant(), UUID.fromString(first.payload()), DeliveryStatus.FAILED, "", reason, lane.attempts());
        return end(List.of(failed), Completion.done(lane, List.of(first.seq())));
    }

    /// What to do with one message of the line.
    private sealed interface Step {

        record Gone() implements Step {}

        /// @param first whether this must be stored before the next is sent
        record Marked(OutboxStore.Mark mark, boolean first) implements Step {}

        /// Nobody's fault: a limit.
        record Pause(Duration pause) implements Step {}

        /// A try that counts. A pause of zero means the usual one.
        record Failed(Duration pause, String reason) implements Step {}
    }

    private Step send(OutboxStore.Row row, int attempt) {
        Optional<ChannelAccount> account = channels.find(row.tenant(), row.channel());
        if (row.status() != DeliveryStatus.WAITING) {
            return new Step.Gone();
        }
        if (account.isEmpty() || !account.get().active()) {
            return new Step.Marked(mark(row, DeliveryStatus.HELD, "", "the channel is switched off", attempt), false);
        }
        ChannelAdapter adapter = adapters.get(account.get().kind());
        Optional<Duration> wait = limits.wait(account.get(), row.message().chatId(), adapter.capabilities());
        if (wait.isPresent()) {
            counters.throttled();
            return new Step.Pause(wait.get().plusMillis(1));
        }
        Instant start = clock.instant();
        SendOutcome outcome = adapter.send(row.message(), account.get());
        counters.sent(account.get().kind(), outcome, Duration.between(start, clock.instant()));
        return after(row, account.get(), adapter, outcome, attempt);
    }

    private Step after(
            OutboxStore.Row row, ChannelAccount account, ChannelAdapter adapter, SendOutcome outcome, int attempt) {
        String kind = account.kind().name();
        return switch (outcome) {
            case SendOutcome.Accepted(String providerId) -> {
                limits.answered(account, Duration.ZERO);
                yield new Step.Marked(
                        mark(row, DeliveryStatus.ACCEPTED, providerId, "", attempt),
                        !adapter.capabilities().idempotent());
            }
            case SendOutcome.Rejected(String reason) -> {
                limits.answered(account, Duration.ZERO);
                log.warn("{} refused message {}, a person must see it: {}", account, row.id(), reason);
                yield new Step.Marked(mark(row, DeliveryStatus.FAILED, "", reason, attempt), false);
            }
            case SendOutcome.RetryLater(Duration after, String reason) -> {
                report(account, after);
                yield after.isZero()
                        ? new Step.Failed(settings.pauseAfter(kind, attempt), reason)
                        : new Step.Pause(after);
            }
            case SendOutcome.Uncertain(String reason) -> {
                limits.silent(account, adapter.capabilities().sendTimeout());
                yield uncertain(row, adapter, kind, reason, attempt);
            }
        };
    }

    /// A throttled provider answers; a failing one counts towards the breaker.
    private void report(ChannelAccount account, Duration after) {
        if (after.isZero()) {
            limits.silent(account, Duration.ZERO);
        } else {
            limits.answered(account, Duration.ZERO);
        }
    }

    private Step uncertain(OutboxStore.Row row, ChannelAdapter adapter, String kind, String reason, int attempt) {
        TenantSettings.UncertainSend policy =
                tenants.get(row.tenant()).settings().uncertainSend();
        boolean again = adapter.capabilities().idempotent() || policy == TenantSettings.UncertainSend.RESEND;
        return again
                ? new Step.Failed(settings.pauseAfter(kind, attempt), reason)
                : new Step.Marked(mark(row, DeliveryStatus.HELD, "", reason, attempt), false);
    }

    /// Stores what was sent before the line had to stop.
    private LaneOutcome endPart(ClaimedLane lane, List<OutboxStore.Mark> marks, List<Long> done, Duration pause) {
        return end(marks, keepPlace(lane, done, clock.instant().plus(pause.isZero() ? SOON : pause)));
    }

    private static Completion keepPlace(ClaimedLane lane, List<Long> done, Instant notBefore) {
        return new Completion(lane.tenant(), lane.queue(), lane.id(), lane.lease(), done, notBefore, 0);
    }

    /// The provider has the messages: this must be stored, or they are sent again. So it is tried for as long as the
    /// lane is ours.
    private LaneOutcome end(List<OutboxStore.Mark> marks, Completion completion) {
        Instant until = clock.instant().plus(MARK_PATIENCE);
        while (true) {
            try {
                commit.end(new DeliveryCommit.Ended(marks, completion));
                return new LaneOutcome.Committed();
            } catch (GroupCommit.Refused e) {
                if (clock.instant().isAfter(until)) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private static List<OutboxStore.Key> keys(ClaimedLane lane) {
        return lane.jobs().stream()
                .map(job -> new OutboxStore.Key(lane.tenant(), UUID.fromString(job.payload())))
                .toList();
    }

    private static int attempt(ClaimedLane lane, List<Long> done) {
        return done.isEmpty() ? lane.attempts() : 1;
    }

    private static OutboxStore.Mark mark(
            OutboxStore.Row row, DeliveryStatus status, String providerId, String error, int attempt) {
        return new OutboxStore.Mark(row.tenant(), row.id(), status, providerId, error, attempt);
    }
}
