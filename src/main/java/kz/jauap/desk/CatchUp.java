package kz.jauap.desk;

import java.util.List;
import java.util.UUID;
import kz.jauap.handover.Handover;
import kz.jauap.handover.Handovers;
import kz.jauap.handover.spi.Notice;
import kz.jauap.shared.Database;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells a desk of requests that were open before it was there.
@Component
class CatchUp {

    private static final int AT_ONCE = 200;

    private final Handovers handovers;
    private final TelegramDesk desk;
    private final Database database;

    CatchUp(Handovers handovers, TelegramDesk desk, Database database) {
        this.handovers = handovers;
        this.desk = desk;
        this.database = database;
    }

    /// All open requests of a tenant, the oldest first.
    void tell(TenantId tenant) {
        UUID beyond = tell(tenant, null);
        while (beyond != null) {
            beyond = tell(tenant, beyond);
        }
    }

    private @Nullable UUID tell(TenantId tenant, @Nullable UUID beyond) {
        List<Handover> open = handovers.open(new Slice(List.of(tenant), beyond, AT_ONCE));
        List<Notice> cards = open.stream()
                .<Notice>map(one -> new Notice.Card(tenant, one.conversation(), one.id()))
                .toList();
        database.inTenant(tenant, () -> desk.notice(cards));
        return open.size() < AT_ONCE ? null : open.getLast().id();
    }
}
