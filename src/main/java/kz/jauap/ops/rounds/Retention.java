package kz.jauap.ops.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntBiFunction;
import kz.jauap.config.Settings;
import kz.jauap.conversation.Conversations;
import kz.jauap.delivery.Outbox;
import kz.jauap.intake.Inbox;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import kz.jauap.turn.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Forgets what is older than the settings say, tenant by tenant, some rows at a time. What still waits for something
/// is not forgotten.
@Component
class Retention implements Round {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int MOST_BATCHES = 200;

    private final Tenants tenants;
    private final Inbox inbox;
    private final Conversations conversations;
    private final Outbox outbox;
    private final Turns turns;
    private final Settings.Keeping keeping;
    private final Clock clock;

    Retention(
            Tenants tenants,
            Inbox inbox,
            Conversations conversations,
            Outbox outbox,
            Turns turns,
            Settings settings,
            Clock clock) {
        this.tenants = tenants;
        this.inbox = inbox;
        this.conversations = conversations;
        this.outbox = outbox;
        this.turns = turns;
        this.keeping = settings.keeping();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void go() {
        long rows =
                tenants.all().stream().map(Tenant::id).mapToLong(this::forget).sum();
        if (rows > 0) {
            log.info("{} rows older than their time are forgotten", rows);
        }
    }

    private long forget(TenantId tenant) {
        return forget(tenant, keeping.inbox(), inbox::forget)
                + forget(tenant, keeping.talks(), conversations::forget)
                + forget(tenant, keeping.talks(), outbox::forget)
                + forget(tenant, keeping.talks(), turns::forget);
    }

    private long forget(TenantId tenant, Duration keep, ToIntBiFunction<TenantId, Instant> batch) {
        Instant before = clock.instant().minus(keep);
        long all = 0;
        for (int i = 0; i < MOST_BATCHES; i++) {
            int some = batch.applyAsInt(tenant, before);
            all += some;
            if (some == 0) {
                break;
            }
        }
        return all;
    }
}
