package kz.jauap.ops.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import kz.jauap.shared.Database;
import kz.jauap.tenant.Tenant;
import org.springframework.stereotype.Component;

/// Figures by the day of the business's own clock.
@Component
public class DailyFigures {

    private final FiguresStore store;
    private final Database database;
    private final Clock clock;

    DailyFigures(FiguresStore store, Database database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /// A day that is over is counted once and kept, as its messages are forgotten some day; one that is not, anew each
    /// time.
    public Figures of(Tenant tenant, LocalDate day) {
        return database.inTenant(tenant.id(), () -> store.find(tenant.id(), day).orElseGet(() -> counted(tenant, day)));
    }

    public LocalDate today(Tenant tenant) {
        return LocalDate.ofInstant(clock.instant(), tenant.settings().zone());
    }

    private Figures counted(Tenant tenant, LocalDate day) {
        ZoneId zone = tenant.settings().zone();
        Figures figures = store.count(
                        tenant.id(),
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant())
                .orElse(Figures.NOTHING);
        if (day.isBefore(today(tenant))) {
            store.save(tenant.id(), day, figures, clock.instant());
        }
        return figures;
    }
}
