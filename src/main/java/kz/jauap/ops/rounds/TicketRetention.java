package kz.jauap.ops.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kz.jauap.config.Settings;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import kz.jauap.ticket.Tickets;
import org.springframework.stereotype.Component;

/// Forgets tickets that are over for as long as the words they came from are kept.
@Component
class TicketRetention implements Round {

    private static final int MOST_BATCHES = 200;

    private final Tenants tenants;
    private final Tickets tickets;
    private final Settings.Keeping keeping;
    private final Clock clock;

    TicketRetention(Tenants tenants, Tickets tickets, Settings settings, Clock clock) {
        this.tenants = tenants;
        this.tickets = tickets;
        this.keeping = settings.keeping();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ticket-retention";
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
        while (batches < MOST_BATCHES && tickets.forget(tenant, before) > 0) {
            batches++;
        }
    }
}
