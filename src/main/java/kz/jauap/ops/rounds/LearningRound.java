package kz.jauap.ops.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kz.jauap.config.Settings;
import kz.jauap.learning.OpenQuestions;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Forgets questions without an answer as old as the talks they come from, and gathers what has come since, so that
/// nobody who looks has to wait.
@Component
class LearningRound implements Round {

    private static final int MOST_BATCHES = 200;

    private final Tenants tenants;
    private final OpenQuestions questions;
    private final Settings.Keeping keeping;
    private final Clock clock;

    LearningRound(Tenants tenants, OpenQuestions questions, Settings settings, Clock clock) {
        this.tenants = tenants;
        this.questions = questions;
        this.keeping = settings.keeping();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "learning";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void go() {
        Instant before = clock.instant().minus(keeping.talks());
        tenants.all().stream().map(Tenant::id).forEach(tenant -> go(tenant, before));
    }

    private void go(TenantId tenant, Instant before) {
        int batches = 0;
        while (batches < MOST_BATCHES && questions.forget(tenant, before) > 0) {
            batches++;
        }
        questions.gather(tenant);
    }
}
