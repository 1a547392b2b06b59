package kz.jauap.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import kz.jauap.SettableClock;
import kz.jauap.TestDatabase;
import kz.jauap.shared.Database;
import kz.jauap.shared.MasterKeys;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.TenantFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Each tenant's own models: their chain, their budget, their keys, and that one tenant's trouble is nobody else's.
@Timeout(60)
class ModelsTest {

    private static final TenantId ONE = ModelFixture.ONE;
    private static final TenantId OTHER = ModelFixture.OTHER;
    private static final ModelAccess FIRST = access("first", "key-1");
    private static final ModelAccess SECOND = access("second", "key-2");
    private static final int COST = 1_000;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T20:00:00Z"));
    private final String masterKey = MasterKeys.fresh();
    private final DataSource dataSource = TestDatabase.fresh();
    private final List<ModelAccess> asked = new CopyOnWriteArrayList<>();
    private final ModelFixture node = node(HouseModel.NONE, access -> said());

    ModelsTest() {
        TenantFixture.tenants(new Database(dataSource), List.of(ONE, OTHER));
    }

    private static ModelAccess access(String model, String key) {
        return new ModelAccess(URI.create("https://" + model + ".example/v1"), model, key, new BigDecimal("0.5"));
    }

    private static ModelAnswer said() {
        return new ModelAnswer.Said("other words", COST);
    }

    private static ModelPlan plan(long tokens, ModelAccess... chain) {
        return new ModelPlan(true, List.of(chain), Duration.ofSeconds(4), tokens);
    }

    private ModelFixture node(HouseModel house, Function<ModelAccess, ModelAnswer> model) {
        return node(house, model, clock);
    }

    private ModelFixture node(HouseModel house, Function<ModelAccess, ModelAnswer> model, Clock its) {
        LanguageModel scripted = (access, prompt, within) -> {
            asked.add(access);
            return model.apply(access);
        };
        return new ModelFixture(dataSource, new SecretBox(MasterKeys.parse(masterKey)), house, scripted, its);
    }

    private static ModelAnswer reword(ModelFixture on, TenantId tenant) {
        return on.models().reword(tenant, "ru", "Слова");
    }

    @Test
    void a_tenant_without_a_plan_has_the_houses_and_one_with_a_plan_its_own() {
        ModelFixture house = node(new HouseModel(true, plan(100_000, FIRST)), access -> said());
        house.plans.save(OTHER, plan(100_000, SECOND), "test");

        reword(house, ONE);
        reword(house, OTHER);

        assertThat(asked).containsExactly(FIRST, SECOND);
    }

    @Test
    void the_houses_switch_and_a_tenants_own_stop_every_call() {
        ModelFixture off = node(new HouseModel(false, plan(100_000, FIRST)), access -> said());
        off.plans.save(OTHER, plan(100_000, SECOND), "test");
        node.plans.save(ONE, new ModelPlan(false, List.of(FIRST), Duration.ofSeconds(4), 100_000), "test");

        assertThat(List.of(
                        off.models().on(ONE),
                        off.models().on(OTHER),
                        node.models().on(ONE)))
                .containsOnly(false);
        reword(off, ONE);
        reword(off, OTHER);
        reword(node, ONE);
        assertThat(asked).isEmpty();
    }

    @Test
    void the_next_model_of_the_chain_is_asked_when_one_fails() {
        ModelFixture failing =
                node(HouseModel.NONE, access -> access.equals(FIRST) ? new ModelAnswer.Failed("status 500") : said());
        failing.plans.save(ONE, plan(100_000, FIRST, SECOND), "test");

        assertThat(reword(failing, ONE)).isInstanceOf(ModelAnswer.Said.class);
        assertThat(asked).containsExactly(FIRST, SECOND);
    }

    @Test
    void a_model_that_fails_again_and_again_rests_and_the_next_is_asked_at_once() {
        ModelFixture failing =
                node(HouseModel.NONE, access -> access.equals(FIRST) ? new ModelAnswer.Failed("status 500") : said());
        failing.plans.save(ONE, plan(100_000_000, FIRST, SECOND), "test");
        for (int i = 0; i < 30; i++) {
            assertThat(reword(failing, ONE)).isInstanceOf(ModelAnswer.Said.class);
        }

        assertThat(asked.stream().filter(FIRST::equals)).hasSizeLessThan(11);
    }

    @Test
    void a_key_that_was_withdrawn_stops_nobody_else() {
        ModelAccess withdrawn = access("first", "withdrawn");
        ModelFixture house = node(
                HouseModel.NONE, access -> access.equals(withdrawn) ? new ModelAnswer.Failed("status 401") : said());
        house.plans.save(ONE, plan(100_000_000, withdrawn), "test");
        house.plans.save(OTHER, plan(100_000_000, FIRST), "test");
        for (int i = 0; i < 30; i++) {
            reword(house, ONE);
        }

        assertThat(reword(house, OTHER)).isInstanceOf(ModelAnswer.Said.class);
    }

    @Test
    void an_answer_that_is_of_no_use_costs_and_does_not_count_as_a_failure_of_the_model() {
        ModelFixture refusing = node(HouseModel.NONE, access -> new ModelAnswer.Useless("it refused", COST));
        refusing.plans.save(ONE, plan(100_000_000, FIRST, SECOND), "test");
        for (int i = 0; i < 30; i++) {
            reword(refusing, ONE);
        }

        assertThat(asked).hasSize(30).containsOnly(FIRST);
        assertThat(refusing.spending.latest(ONE, 1).getFirst().tokens()).isEqualTo(30L * COST);
    }

    @Test
    void a_spent_budget_asks_no_more_on_any_node_until_the_next_day() {
        node.plans.save(ONE, plan(3_500, FIRST), "test");
        node.plans.save(OTHER, plan(3_500, SECOND), "test");
        ModelFixture second = node(HouseModel.NONE, access -> said());
        reword(node, ONE);
        reword(second, ONE);
        clock.forward(Duration.ofSeconds(11)); // nodes know of each other's spending now

        for (int i = 0; i < 5; i++) {
            reword(node, ONE);
            reword(second, ONE);
        }

        assertThat(asked)
                .as("never beyond what a day may cost")
                .hasSizeLessThanOrEqualTo(3)
                .hasSizeGreaterThan(1);
        assertThat(reword(node, OTHER)).as("another tenant has its own").isInstanceOf(ModelAnswer.Said.class);
        clock.forward(Duration.ofHours(4));
        assertThat(reword(node, ONE)).as("a new day").isInstanceOf(ModelAnswer.Said.class);
        assertThat(node.spending.latest(ONE, 31)).hasSize(2).first().satisfies(day -> {
            assertThat(day.tokens()).isEqualTo(COST);
            assertThat(day.costMicros())
                    .as("half a unit of money for a million")
                    .isEqualTo(COST / 2);
        });
    }

    @Test
    void calls_at_the_same_moment_cannot_spend_the_rest_twice() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        ModelFixture slow = node(HouseModel.NONE, access -> {
            await(go);
            return said();
        });
        slow.plans.save(ONE, plan(3_000, FIRST), "test");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ModelAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(() -> reword(slow, ONE)));
            }
            go.countDown();
            for (Future<ModelAnswer> answer : answers) {
                answer.get();
            }
        }

        assertThat(slow.spending.latest(ONE, 1).getFirst().tokens()).isLessThanOrEqualTo(3_000);
    }

    @Test
    void a_slow_model_of_one_tenant_takes_no_place_from_another() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(32);
        ModelFixture slow = node(HouseModel.NONE, access -> {
            if (access.equals(FIRST)) {
                waiting.countDown();
                await(go);
            }
            return said();
        });
        slow.plans.save(ONE, plan(100_000_000, FIRST), "test");
        slow.plans.save(OTHER, plan(100_000_000, SECOND), "test");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 32; i++) {
                threads.submit(() -> reword(slow, ONE));
            }
            assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(reword(slow, ONE)).isEqualTo(new ModelAnswer.Failed("too many customers wait for the model"));
            assertThat(reword(slow, OTHER)).isInstanceOf(ModelAnswer.Said.class);
            go.countDown();
        }
    }

    @Test
    void keys_lie_sealed_and_open_after_the_master_key_has_changed() throws Exception {
        node.plans.save(ONE, plan(100_000, FIRST, SECOND), "test");
        assertThat(stored()).doesNotContain("key-1", "key-2");

        String fresh = MasterKeys.fresh();
        node.box.adopt(MasterKeys.parse(fresh + "," + masterKey));
        assertThat(node.plans.reseal("test")).isEqualTo(1);
        assertThat(node.plans.reseal("test")).isZero();

        ModelFixture after = new ModelFixture(
                dataSource, new SecretBox(MasterKeys.parse(fresh)), HouseModel.NONE, (a, p, w) -> said(), clock);
        assertThat(after.plans.own(ONE)).contains(plan(100_000, FIRST, SECOND));
        assertThat(after.plans.own(OTHER)).isEmpty();
        assertThat(FIRST.toString()).doesNotContain("key-1");
    }

    @Test
    void a_removed_plan_gives_way_to_the_houses() {
        ModelFixture house = node(new HouseModel(true, plan(100_000, FIRST)), access -> said());
        house.plans.save(ONE, plan(100_000, SECOND), "test");

        assertThat(house.plans.remove(ONE, "test")).isTrue();
        assertThat(house.plans.remove(ONE, "test")).isFalse();
        assertThat(house.plans.of(ONE).chain()).containsExactly(FIRST);
    }

    private String stored() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select set_config('jauap.tenant', '*', false)");
            try (var rows = statement.executeQuery("select chain::text from model_plan")) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
