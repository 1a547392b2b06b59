package kz.jauap.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import kz.jauap.SettableClock;
import kz.jauap.decision.spi.Done;
import kz.jauap.decision.spi.Situation;
import kz.jauap.decision.spi.Skill;
import kz.jauap.decision.spi.Step;
import kz.jauap.ops.House;
import kz.jauap.sandbox.ChatflowSimulator;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;

class FencedTurnTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T07:00:00Z"));

    /// Moves the conversation on while a turn of it is being decided, so many times.
    private static final class Interrupter implements Skill {

        private final AtomicInteger left;
        private final Supplier<Database> database;

        Interrupter(int times, Supplier<Database> database) {
            this.left = new AtomicInteger(times);
            this.database = database;
        }

        @Override
        public String name() {
            return "interrupter";
        }

        @Override
        public boolean claims(Situation situation, Situation.Heard clause, boolean open) {
            return false;
        }

        @Override
        public Step ask(Situation situation, String remembered) {
            Database house = database.get();
            int moved = house.inTenant(
                    situation.memory().tenant(),
                    () -> house.sql()
                            .sql("update conversation set version = version + 1 where id = :id and :left > 0")
                            .param("id", situation.memory().conversation())
                            .param("left", left.get())
                            .update());
            left.addAndGet(-moved);
            return new Step.NotMine("only interrupts");
        }

        @Override
        public void carryOut(List<Done> done) {}
    }

    @Test
    void a_turn_that_others_overtake_again_and_again_is_decided_anew_and_never_given_up() throws Exception {
        House[] open = new House[1];
        Interrupter interrupter = new Interrupter(20, () -> open[0].bean(Database.class));
        try (ChatflowSimulator phones =
                        new ChatflowSimulator(new ChatflowSimulator.Setup(0, "token", "instance", true, true, 1));
                House house =
                        House.pumped(clock, context -> context.registerBean(Interrupter.class, () -> interrupter))) {
            open[0] = house;
            TenantId tenant = new TenantId(UUID.fromString(house.post(
                            "/admin/tenants",
                            "{\"slug\":\"salon\",\"name\":\"salon\",\"pack\":\"demo-salon\","
                                    + "\"settings\":{\"quietMs\":0,\"completeQuietMs\":0}}")
                    .json()
                    .path("id")
                    .asString()));
            String secret = house.post(
                            "/admin/tenants/salon/channels",
                            Json.write(Map.of(
                                    "kind",
                                    "chatflow",
                                    "account",
                                    "salon",
                                    "config",
                                    Map.of(
                                            "instance_id",
                                            "instance",
                                            "api_base",
                                            phones.address().toString()),
                                    "secrets",
                                    Map.of("token", "token"))))
                    .json()
                    .path("generated")
                    .path("webhook_secret")
                    .asString();
            house.whatsapp("salon", secret, "m1", "77015550101", "Где вы находитесь?");
            settle(house);
            house.whatsapp("salon", secret, "m2", "77015550101", "Сколько стоит маникюр?");
            settle(house);

            assertThat(interrupter.left.get()).isZero();
            assertThat(phones.received()).hasSize(2);
            assertThat(phones.received().getLast().text()).contains("2 500");
            assertThat(count(house, tenant, "dead_job")).isZero();
            assertThat(count(house, tenant, "handover")).isZero();
        }
    }

    private void settle(House house) {
        for (int i = 0; i < 60; i++) {
            house.pump();
            clock.forward(Duration.ofMillis(200));
        }
    }

    private static long count(House house, TenantId tenant, String table) {
        Database database = house.bean(Database.class);
        return database.inTenant(
                tenant,
                () -> database.sql()
                        .sql("select count(*) from " + table)
                        .query(Long.class)
                        .single());
    }
}
