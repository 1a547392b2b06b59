package kz.jauap.llm;

import java.math.BigDecimal;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `model_plan`. Keys are sealed on the way in, each bound to its tenant and place in the chain.
@Component
class ModelPlanStore {

    private static final String FIND = "select * from model_plan where tenant_id = :tenant_id and purpose = :purpose";

    private static final String SAVE = """
            insert into model_plan (tenant_id, purpose, active, deadline_ms, tokens_a_day, proposes, chain, updated_at)
            values (:tenant_id, :purpose, :active, :deadline_ms, :tokens_a_day, :proposes, cast(:chain as json), :now)
            on conflict (tenant_id, purpose) do update
               set proposes = excluded.proposes, active = excluded.active, deadline_ms = excluded.deadline_ms, tokens_a_day = excluded.tokens_a_day,
                   chain = excluded.chain, updated_at = excluded.updated_at
            """;

    private static final String REMOVE = "delete from model_plan where tenant_id = :tenant_id and purpose = :purpose";

    private static final String SEALED =
            "select tenant_id, purpose, chain from model_plan order by tenant_id, purpose for update";

    private static final String RESEAL = """
            update model_plan set chain = cast(:chain as json) where tenant_id = :tenant_id and purpose = :purpose
            """;

    private final Database database;
    private final SecretBox box;

    ModelPlanStore(Database database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    /// A link of the chain as it lies in the table; `key` is sealed, "" for none.
    private record Link(String url, String model, String key, BigDecimal price) {}

    private record Sealed(TenantId tenant, Purpose purpose, List<Link> chain) {}

    Optional<ModelPlan> find(TenantId tenant, Purpose purpose) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("purpose", purpose.key())
                .query((row, number) -> read(row, tenant, purpose))
                .optional();
    }

    void save(TenantId tenant, Purpose purpose, ModelPlan plan, Instant now) {
        List<Link> chain = IntStream.range(0, plan.chain().size())
                .mapToObj(place -> sealed(plan.chain().get(place), tenant, place(purpose, place)))
                .toList();
        database.sql()
                .sql(SAVE)
                .param("tenant_id", tenant.value())
                .param("purpose", purpose.key())
                .param("proposes", plan.proposes())
                .param("active", plan.active())
                .param("deadline_ms", plan.deadline().toMillis())
                .param("tokens_a_day", plan.tokensADay())
                .param("chain", Json.write(chain))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return whether there was one
    boolean remove(TenantId tenant, Purpose purpose) {
        return database.sql()
                        .sql(REMOVE)
                        .param("tenant_id", tenant.value())
                        .param("purpose", purpose.key())
                        .update()
                > 0;
    }

    /// Seals every key that is still under a former master key with the newest one.
    ///
    /// @return tenants whose keys were
    @CrossTenant("a master key seals the secrets of all tenants")
    List<TenantId> reseal() {
        List<Sealed> stale = database
                .sql()
                .sql(SEALED)
                .query((row, number) -> new Sealed(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        purpose(row.getString("purpose")),
                        links(row.getString("chain"))))
                .list()
                .stream()
                .filter(one -> one.chain().stream()
                        .anyMatch(link -> !link.key().isEmpty() && box.isSealedWithOldKey(link.key())))
                .toList();
        stale.forEach(this::resealed);
        return stale.stream().map(Sealed::tenant).toList();
    }

    private void resealed(Sealed one) {
        List<Link> fresh = IntStream.range(0, one.chain().size())
                .mapToObj(place -> resealed(one.chain().get(place), one.tenant(), place(one.purpose(), place)))
                .toList();
        database.sql()
                .sql(RESEAL)
                .param("tenant_id", one.tenant().value())
                .param("purpose", one.purpose().key())
                .param("chain", Json.write(fresh))
                .update();
    }

    private Link resealed(Link link, TenantId tenant, String place) {
        return sealed(opened(link, tenant, place), tenant, place);
    }

    private ModelPlan read(ResultSet row, TenantId tenant, Purpose purpose) throws SQLException {
        List<Link> links = links(row.getString("chain"));
        return new ModelPlan(
                row.getBoolean("active"),
                IntStream.range(0, links.size())
                        .mapToObj(place -> opened(links.get(place), tenant, place(purpose, place)))
                        .toList(),
                Duration.ofMillis(row.getInt("deadline_ms")),
                row.getLong("tokens_a_day"),
                row.getBoolean("proposes"));
    }

    private static List<Link> links(String json) {
        return List.of(Json.read(json, Link[].class));
    }

    private Link sealed(ModelAccess access, TenantId tenant, String place) {
        String key = access.key().isEmpty() ? "" : box.seal(access.key(), tenant, place);
        return new Link(access.url().toString(), access.model(), key, access.price());
    }

    private ModelAccess opened(Link link, TenantId tenant, String place) {
        String key = link.key().isEmpty() ? "" : box.open(link.key(), tenant, place);
        return new ModelAccess(URI.create(link.url()), link.model(), key, link.price());
    }

    private static Purpose purpose(String key) {
        return Purpose.valueOf(key.toUpperCase(Locale.ROOT));
    }

    /// What a key is bound to besides its tenant.
    private static String place(Purpose purpose, int place) {
        return (purpose == Purpose.WORDS ? "model_plan/" : "model_plan/speech/") + place + "/key";
    }
}
