package kz.jauap.ops.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kz.jauap.booking.Bookings;
import kz.jauap.config.Settings;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Forgets bookings that are over for as long as the words they came from are kept.
@Component
class BookingRetention implements Round {

    private static final int MOST_BATCHES = 200;

    private final Tenants tenants;
    private final Bookings bookings;
    private final Settings.Keeping keeping;
    private final Clock clock;

    BookingRetention(Tenants tenants, Bookings bookings, Settings settings, Clock clock) {
        this.tenants = tenants;
        this.bookings = bookings;
        this.keeping = settings.keeping();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "booking-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void go() {
        Instant before = clock.instant().minus(keeping.talks());
        tenants.all().stream().map(Tenant::id).forEach(tenant -> forget(tenant, before));
    }

    private void forget(TenantId tenant, Instant before) {
        int batches = 0;
        while (batches < MOST_BATCHES && bookings.forget(tenant, before) > 0) {
            batches++;
        }
    }
}
