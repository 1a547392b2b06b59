package kz.jauap.ops.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import kz.jauap.api.Requests;
import kz.jauap.config.Settings;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import kz.jauap.webhooks.Postings;
import org.springframework.stereotype.Component;

/// Forgets which requests scripts made, after three days, and what was posted to them, for as long as what came in is
/// kept.
@Component
class ApiRetention implements Round {

    private static final int MOST_BATCHES = 200;

    private final Tenants tenants;
    private final Requests requests;
    private final Postings postings;
    private final Settings.Keeping keeping;
    private final Clock clock;

    ApiRetention(Tenants tenants, Requests requests, Postings postings, Settings settings, Clock clock) {
        this.tenants = tenants;
        this.requests = requests;
        this.postings = postings;
        this.keeping = settings.keeping();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "api-retention";
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
        Instant now = clock.instant();
        untilNothingIsLeft(() -> requests.forget(tenant, now.minus(Requests.KEPT)));
        untilNothingIsLeft(() -> postings.forget(tenant, now.minus(keeping.inbox())));
    }

    private static void untilNothingIsLeft(IntSupplier batch) {
        int batches = 0;
        while (batches < MOST_BATCHES && batch.getAsInt() > 0) {
            batches++;
        }
    }
}
