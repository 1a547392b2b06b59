package kz.jauap.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// News of messages we do not know yet: a provider may tell that a message was delivered before its answer that it took
/// it
/// is stored. Such news waits in the queue `receipts` for a while; what is still of no message of ours then is of
/// somebody
/// else's, typed into the same account by hand for one.
@Component
class EarlyReceipts implements LaneHandler {

    static final String QUEUE = "receipts";

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final OutboxStore store;
    private final Steps steps;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;

    EarlyReceipts(OutboxStore store, Steps steps, Jobs jobs, Database database, Clock clock) {
        this.store = store;
        this.steps = steps;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    /// @param until when it is given up
    private record Kept(UUID channel, DeliveryReceipt receipt, Instant until) {}

    /// Keeps news for later, inside the caller's transaction.
    void keep(ChannelAccount account, DeliveryReceipt receipt) {
        Instant now = clock.instant();
        UUID channel = account.channel().value();
        jobs.enqueue(List.of(NewJob.dueAt(
                account.tenant(),
                QUEUE,
                DerivedId.of(channel, receipt.providerMessageId()),
                Json.write(new Kept(channel, receipt, now.plus(LONGEST))),
                now.plus(FIRST))));
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        ClaimedLane.ClaimedJob job = lane.jobs().getFirst();
        Kept kept = Json.read(job.payload(), Kept.class);
        TenantId tenant = lane.tenant();
        ChannelId channel = new ChannelId(kept.channel());
        boolean known = database.inTenant(tenant, () -> {
            steps.tell(store.receipt(tenant, channel, kept.receipt()));
            return store.knows(tenant, channel, kept.receipt().providerMessageId());
        });
        return known || !clock.instant().isBefore(kept.until())
                ? new LaneOutcome.Done(List.of(job.seq()))
                : new LaneOutcome.Snooze(AGAIN);
    }

    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        return new LaneOutcome.Discard(reason);
    }
}
