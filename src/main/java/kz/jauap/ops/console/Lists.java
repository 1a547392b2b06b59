package kz.jauap.ops.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.delivery.DeliveryStatus;
import kz.jauap.delivery.Outbox;
import kz.jauap.handover.Handover;
import kz.jauap.handover.Handovers;
import kz.jauap.intake.Quarantine;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.queue.DeadJobs;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The lists the console shows of all tenants together.
@Component
class Lists {

    private final TenantDesk tenants;
    private final Handovers handovers;
    private final Quarantine quarantine;
    private final DeadJobs deadJobs;
    private final Outbox outbox;

    Lists(TenantDesk tenants, Handovers handovers, Quarantine quarantine, DeadJobs deadJobs, Outbox outbox) {
        this.tenants = tenants;
        this.handovers = handovers;
        this.quarantine = quarantine;
        this.deadJobs = deadJobs;
        this.outbox = outbox;
    }

    Map<TenantId, String> slugs() {
        Map<TenantId, String> slugs = new HashMap<>();
        tenants.all().forEach(tenant -> slugs.put(tenant.id(), tenant.slug()));
        return slugs;
    }

    List<Handover> handovers(Slice slice) {
        return handovers.open(slice);
    }

    List<Quarantine.Listed> quarantine(Slice slice) {
        return quarantine.list(slice, false);
    }

    List<DeadJobs.Listed> dead(Slice slice) {
        return deadJobs.list(slice).stream().filter(dead -> !dead.replayed()).toList();
    }

    List<Outbox.Listed> outbox(Slice slice, DeliveryStatus status) {
        return outbox.list(slice, status);
    }
}
