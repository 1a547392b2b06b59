package kz.jauap.llm;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Notices;
import kz.jauap.shared.Remembered;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// Which model each tenant has: its own plan, else the house's. Reads come from memory; a change is heard by every node
/// at once, and at the latest after ten seconds.
@Component
public class ModelPlans {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final String TOPIC = "model";

    private final HouseModel house;
    private final ModelPlanStore store;
    private final Audit audit;
    private final Database database;
    private final Notices notices;
    private final Clock clock;
    private final Remembered<TenantId, Optional<ModelPlan>> known;

    ModelPlans(HouseModel house, ModelPlanStore store, Audit audit, Database database, Notices notices, Clock clock) {
        this.house = house;
        this.store = store;
        this.audit = audit;
        this.database = database;
        this.notices = notices;
        this.clock = clock;
        this.known = new Remembered<>(clock, FRESH);
        notices.listen(TOPIC, id -> known.forget(TenantId.of(id)));
    }

    /// What holds for a tenant now; [ModelPlan#NONE] while the house's switch is off.
    public ModelPlan of(TenantId tenant) {
        return house.allowed() ? own(tenant).orElse(house.plan()) : ModelPlan.NONE;
    }

    /// A tenant's own plan, whatever the house's switch says.
    public Optional<ModelPlan> own(TenantId tenant) {
        return known.get(tenant, key -> database.inTenant(key, () -> store.find(key)));
    }

    public void save(TenantId tenant, ModelPlan plan, String actor) {
        database.inTenant(tenant, () -> {
            store.save(tenant, plan, clock.instant());
            audit.record(
                    tenant,
                    actor,
                    "model.changed",
                    "model",
                    Map.of(
                            "active", plan.active(),
                            "chain",
                                    plan.chain().stream()
                                            .map(ModelAccess::toString)
                                            .toList(),
                            "deadline", plan.deadline().toString(),
                            "tokensADay", plan.tokensADay()));
        });
        changed(tenant);
    }

    /// Back to the house's model.
    ///
    /// @return whether there was a plan of its own
    public boolean remove(TenantId tenant, String actor) {
        boolean removed = database.inTenant(tenant, () -> {
            boolean was = store.remove(tenant);
            if (was) {
                audit.record(tenant, actor, "model.removed", "model", Map.of());
            }
            return was;
        });
        changed(tenant);
        return removed;
    }

    /// Seals every key with the newest master key.
    ///
    /// @return tenants whose keys were under a former one
    @CrossTenant("a master key seals the secrets of all tenants")
    public int reseal(String actor) {
        List<TenantId> changed = database.acrossTenants(() -> {
            List<TenantId> sealed = store.reseal();
            sealed.forEach(tenant -> audit.record(tenant, actor, "model.resealed", "model", Map.of()));
            return sealed;
        });
        changed.forEach(this::changed);
        return changed.size();
    }

    private void changed(TenantId tenant) {
        known.forget(tenant);
        notices.send(TOPIC, tenant.toString());
    }
}
