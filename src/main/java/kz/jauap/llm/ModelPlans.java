package kz.jauap.llm;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.llm.Chain.Whose;
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
    private final Remembered<Whose, Optional<ModelPlan>> known;

    ModelPlans(HouseModel house, ModelPlanStore store, Audit audit, Database database, Notices notices, Clock clock) {
        this.house = house;
        this.store = store;
        this.audit = audit;
        this.database = database;
        this.notices = notices;
        this.clock = clock;
        this.known = new Remembered<>(clock, FRESH);
        notices.listen(TOPIC, id -> forget(TenantId.of(id)));
    }

    /// What words a tenant's answers now; [ModelPlan#NONE] while the house's switch is off.
    public ModelPlan of(TenantId tenant) {
        return of(tenant, Purpose.WORDS);
    }

    /// The same for any purpose. The house has a model for words only.
    public ModelPlan of(TenantId tenant, Purpose purpose) {
        ModelPlan others = purpose == Purpose.WORDS ? house.plan() : ModelPlan.NONE;
        return house.allowed() ? own(tenant, purpose).orElse(others) : ModelPlan.NONE;
    }

    /// A tenant's own plan for words, whatever the house's switch says.
    public Optional<ModelPlan> own(TenantId tenant) {
        return own(tenant, Purpose.WORDS);
    }

    /// The same for any purpose.
    public Optional<ModelPlan> own(TenantId tenant, Purpose purpose) {
        return known.get(
                new Whose(tenant, purpose),
                whose -> database.inTenant(whose.tenant(), () -> store.find(whose.tenant(), whose.purpose())));
    }

    public void save(TenantId tenant, ModelPlan plan, String actor) {
        save(tenant, Purpose.WORDS, plan, actor);
    }

    public void save(TenantId tenant, Purpose purpose, ModelPlan plan, String actor) {
        database.inTenant(tenant, () -> {
            store.save(tenant, purpose, plan, clock.instant());
            audit.record(
                    tenant,
                    actor,
                    "model.changed",
                    "model",
                    Map.of(
                            "purpose", purpose.key(),
                            "proposes", plan.proposes(),
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
        return remove(tenant, Purpose.WORDS, actor);
    }

    /// Back to what holds without a plan of the tenant's own.
    ///
    /// @return whether there was one
    public boolean remove(TenantId tenant, Purpose purpose, String actor) {
        boolean removed = database.inTenant(tenant, () -> {
            boolean was = store.remove(tenant, purpose);
            if (was) {
                audit.record(tenant, actor, "model.removed", "model", Map.of("purpose", purpose.key()));
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
        forget(tenant);
        notices.send(TOPIC, tenant.toString());
    }

    private void forget(TenantId tenant) {
        for (Purpose purpose : Purpose.values()) {
            known.forget(new Whose(tenant, purpose));
        }
    }
}
