package kz.jauap.llm;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import kz.jauap.TestDatabase;
import kz.jauap.shared.Database;
import kz.jauap.shared.MasterKeys;
import kz.jauap.shared.Notices;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.TenantFixture;

/// Models of one node, on a database with two tenants.
public final class ModelFixture {

    public static final TenantId ONE = new TenantId(new UUID(1, 1));
    public static final TenantId OTHER = new TenantId(new UUID(1, 2));

    final Database database;
    final ModelPlans plans;
    final Spending spending;
    final SecretBox box;
    private final Models models;

    /// Another node on the same database.
    ModelFixture(DataSource dataSource, SecretBox box, HouseModel house, LanguageModel model, Clock clock) {
        this(dataSource, box, house, model, new OpenAiSpeech(), clock);
    }

    private ModelFixture(
            DataSource dataSource,
            SecretBox box,
            HouseModel house,
            LanguageModel model,
            SpeechModel speech,
            Clock clock) {
        this.database = new Database(dataSource);
        this.box = box;
        this.plans = new ModelPlans(
                house,
                new ModelPlanStore(database, box),
                TenantFixture.audit(database, clock),
                database,
                new Notices(dataSource),
                clock);
        this.spending = new Spending(new SpendingStore(database), clock);
        this.models = new Models(plans, spending, model, speech, clock, new SimpleMeterRegistry());
    }

    /// On a database of its own, with this plan for the house and real calls.
    public static ModelFixture of(ModelPlan house) {
        DataSource dataSource = TestDatabase.fresh();
        TenantFixture.tenants(new Database(dataSource), List.of(ONE, OTHER));
        return new ModelFixture(
                dataSource,
                new SecretBox(MasterKeys.parse(MasterKeys.fresh())),
                new HouseModel(true, house),
                new OpenAiModel(),
                Clock.systemUTC());
    }

    /// The same with a tenant's own plan for speech.
    public ModelFixture hearing(TenantId tenant, ModelPlan speech) {
        plans.save(tenant, Purpose.SPEECH, speech, "test");
        return this;
    }

    public Database database() {
        return database;
    }

    public Models models() {
        return models;
    }
}
