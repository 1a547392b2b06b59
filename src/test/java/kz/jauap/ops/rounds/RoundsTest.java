package kz.jauap.ops.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.TestDatabase;
import kz.jauap.ops.House;
import kz.jauap.shared.Database;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final String HELLO = "hello";

    @Test
    void forgets_what_is_older_than_its_time_and_nothing_that_waits() {
        try (House house = House.pumped(Map.of("JAUAP_CHATFLOW_API_BASE", "http://127.0.0.1:1"))) {
            String secret = house.post(
                            "/admin/tenants/demo_salon/channels",
                            "{\"kind\":\"chatflow\",\"account\":\"wa\",\"config\":{\"instance_id\":\"i\"},"
                                    + "\"secrets\":{\"token\":\"t\"}}")
                    .json()
                    .path("generated")
                    .path("webhook_secret")
                    .asString();
            house.whatsapp("wa", secret, "m-1", HELLO);
            house.pump();
            house.whatsapp("wa", secret, "m-2", HELLO);
            Database database = house.bean(Database.class);
            Retention retention = house.bean(Retention.class);

            retention.go();
            assertThat(count(database, "inbox")).as("all is young").isEqualTo(2);

            age(database, "inbox", "received_at", 31);
            age(database, "message", "at", 300);
            retention.go();
            assertThat(count(database, "inbox"))
                    .as("the one that waits for its turn")
                    .isEqualTo(1);
            assertThat(count(database, "message")).isEqualTo(2);
            assertThat(count(database, "turn")).isEqualTo(1);

            age(database, "message", "at", 100);
            age(database, "turn", "committed_at", 366);
            age(database, "outbox", "created_at", 366);
            retention.go();
            assertThat(count(database, "message")).isZero();
            assertThat(count(database, "turn")).isZero();
            assertThat(count(database, "outbox"))
                    .as("the answer that waits to be sent")
                    .isEqualTo(1);
        }
    }

    private static void age(Database database, String table, String column, int days) {
        database.acrossTenants(() -> database.sql()
                .sql("update " + table + " set " + column + " = " + column + " - make_interval(days => " + days + ")")
                .update());
    }

    private static long count(Database database, String table) {
        return database.acrossTenants(() -> database.sql()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single());
    }

    @Test
    void of_several_nodes_one_goes_a_round_at_a_time() {
        try (HikariDataSource pool = TestDatabase.fresh()) {
            Alone here = new Alone(pool);
            Alone there = new Alone(pool);
            AtomicInteger gone = new AtomicInteger();
            boolean went = here.run("watch", () -> {
                assertThat(there.run("watch", gone::incrementAndGet)).isFalse();
                assertThat(there.run("other", gone::incrementAndGet)).isTrue();
            });
            assertThat(went).isTrue();
            assertThat(gone).hasValue(1);
            assertThat(there.run("watch", gone::incrementAndGet)).isTrue();
        }
    }

    @Test
    void lets_go_when_a_round_fails() {
        try (HikariDataSource pool = TestDatabase.fresh()) {
            Alone alone = new Alone(pool);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> alone.run("watch", () -> {
                        throw new IllegalStateException("on purpose");
                    })))
                    .hasMessage("on purpose");
            assertThat(alone.run("watch", () -> {})).isTrue();
        }
    }
}
