package kz.jauap.ops.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import kz.jauap.config.Settings;
import kz.jauap.desk.DeskGroups;
import kz.jauap.desk.manager.Updates;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Forgets what was shown on desks, and what Telegram told, for as long as the words they came from are kept.
@Component
class DeskRetention implements Round {

    private static final int MOST_BATCHES = 200;

    private final Tenants tenants;
    private final DeskGroups desk;
    private final Updates updates;
    private final Settings.Keeping keeping;
    private final Clock clock;

    DeskRetention(Tenants tenants, DeskGroups desk, Updates updates, Settings settings, Clock clock) {
        this.tenants = tenants;
        this.desk = desk;
        this.updates = updates;
        this.keeping = settings.keeping();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "desk-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void go() {
        tenants.all().stream().map(Tenant::id).forEach(this::forget);
    }

    private void forget(TenantId tenant) {
        Instant talks = clock.instant().minus(keeping.talks());
        Instant inbox = clock.instant().minus(keeping.inbox());
        untilNothingIsLeft(() -> desk.forget(tenant, talks));
        untilNothingIsLeft(() -> updates.forget(tenant, inbox));
    }

    private static void untilNothingIsLeft(IntSupplier batch) {
        int batches = 0;
        while (batches < MOST_BATCHES && batch.getAsInt() > 0) {
            batches++;
        }
    }
}
