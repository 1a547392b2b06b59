package kz.jauap.handover;

import java.util.List;
import kz.jauap.delivery.DeliveryWatch;
import kz.jauap.handover.spi.Desk;
import kz.jauap.handover.spi.Notice;
import kz.jauap.shared.CrossTenant;
import org.springframework.stereotype.Component;

/// All desks of the house. Works inside the caller's transaction.
@Component
class Desks implements DeliveryWatch {

    private final List<Desk> desks;

    Desks(List<Desk> desks) {
        this.desks = List.copyOf(desks);
    }

    @CrossTenant("turns of several tenants that end together share one transaction")
    void notice(List<? extends Notice> notices) {
        if (!notices.isEmpty()) {
            desks.forEach(desk -> desk.notice(List.copyOf(notices)));
        }
    }

    @Override
    public void moved(List<Step> steps) {
        notice(steps.stream()
                .map(step -> new Notice.Tick(
                        step.tenant(), step.conversation(), step.message(), step.status(), step.error()))
                .toList());
    }
}
