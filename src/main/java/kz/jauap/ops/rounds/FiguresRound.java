package kz.jauap.ops.rounds;

import java.time.Duration;
import kz.jauap.ops.figures.DailyFigures;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Sees to it that the day that has just ended is counted before anything of it is forgotten.
@Component
class FiguresRound implements Round {

    private final Tenants tenants;
    private final DailyFigures figures;

    FiguresRound(Tenants tenants, DailyFigures figures) {
        this.tenants = tenants;
        this.figures = figures;
    }

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void go() {
        tenants.all().forEach(tenant -> figures.of(tenant, figures.today(tenant).minusDays(1)));
    }
}
