package kz.jauap.ops.rounds;

import java.time.Duration;
import kz.jauap.knowledge.meaning.MeaningJobs;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Sees to it that documents which lack vectors get them, also those that were there before the endpoint was.
@Component
class MeaningRound implements Round {

    private final Tenants tenants;
    private final MeaningJobs jobs;

    MeaningRound(Tenants tenants, MeaningJobs jobs) {
        this.tenants = tenants;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "meaning";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void go() {
        tenants.all().stream().map(Tenant::id).forEach(jobs::lookAfter);
    }
}
