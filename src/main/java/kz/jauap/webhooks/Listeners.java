package kz.jauap.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Notices;
import kz.jauap.shared.Remembered;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Who listens to what now, in memory: whoever writes something down asks here whether anybody wants to hear of it, and
/// asks the database nothing. A change is heard by every node at once, and at the latest after ten seconds.
@Component
class Listeners {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final String TOPIC = "webhook";
    private static final String ALL = "all";

    private final SubscriptionStore store;
    private final Database database;
    private final Notices notices;
    private final Remembered<String, Map<TenantId, List<Subscription>>> known;

    Listeners(SubscriptionStore store, Database database, Notices notices, Clock clock) {
        this.store = store;
        this.database = database;
        this.notices = notices;
        this.known = new Remembered<>(clock, FRESH);
        notices.listen(TOPIC, unused -> known.forgetAll());
    }

    /// Subscriptions of a business that want this kind, and are posted to.
    List<Subscription> of(TenantId tenant, EventKind kind) {
        return all().getOrDefault(tenant, List.of()).stream()
                .filter(one -> one.events().contains(kind))
                .toList();
    }

    boolean hears(TenantId tenant, EventKind kind) {
        return !of(tenant, kind).isEmpty();
    }

    @CrossTenant("one snapshot in memory tells for all tenants whether anybody listens")
    private Map<TenantId, List<Subscription>> all() {
        return known.get(
                ALL,
                unused -> database.acrossTenants(store::every).stream()
                        .filter(Subscription::isActive)
                        .collect(Collectors.groupingBy(Subscription::tenant)));
    }

    void changed() {
        known.forgetAll();
        notices.send(TOPIC, "changed");
    }
}
