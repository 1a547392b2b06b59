package kz.jauap.ops.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.jauap.ops.rounds.Round;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Asks the watches, keeps apart what is new, and tells it: cases of one kind and tenant together in one notice.
@Component
class Alerts implements Round {

    private static final Duration MEMORY = Duration.ofDays(7);

    private final List<Watch> watches;
    private final List<AlertSink> sinks;
    private final AlertStore store;
    private final Tenants tenants;
    private final Database database;
    private final Clock clock;

    Alerts(
            List<Watch> watches,
            List<AlertSink> sinks,
            AlertStore store,
            Tenants tenants,
            Database database,
            Clock clock) {
        this.watches = watches;
        this.sinks = sinks;
        this.store = store;
        this.tenants = tenants;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    @CrossTenant("one watch looks after all tenants")
    public void go() {
        Instant now = clock.instant();
        for (Watch watch : watches) {
            List<Case> open = watch.look(now);
            if (watch.rearms()) {
                List<String> keys = open.stream().map(Case::key).toList();
                database.acrossTenants(() -> store.settle(watch.kind(), keys));
            }
            tell(open);
        }
        database.acrossTenants(() -> store.forget(now.minus(MEMORY), Case.Kind.NO_ANSWER));
    }

    /// Tells what has not been told. A case is remembered first: a crash in between loses a notice rather than
    /// repeating
    /// it every round.
    @CrossTenant("one watch looks after all tenants")
    void tell(List<Case> cases) {
        Instant now = clock.instant();
        List<Case> fresh = cases.isEmpty()
                ? List.of()
                : database.acrossTenants(() ->
                        cases.stream().filter(one -> store.remember(one, now)).toList());
        Map<Group, List<Case>> groups = fresh.stream()
                .collect(Collectors.groupingBy(
                        one -> new Group(one.tenant(), one.kind()), LinkedHashMap::new, Collectors.toList()));
        groups.forEach((group, some) -> {
            Notice notice = new Notice(
                    slug(group.tenant()),
                    group.kind(),
                    some.size(),
                    some.stream().map(Case::detail).limit(Notice.MOST_DETAILS).toList());
            sinks.forEach(sink -> sink.tell(notice));
        });
    }

    private record Group(TenantId tenant, Case.Kind kind) {}

    private String slug(TenantId tenant) {
        return tenant.equals(Case.HOUSE)
                ? "the house"
                : tenants.find(tenant).map(Tenant::slug).orElse(tenant.toString());
    }
}
