package kz.jauap.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import kz.jauap.TestDatabase;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Role;
import kz.jauap.ops.embedded.Login;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Things that must never be, put into the database past its checks, as a restored backup or a careless hand would.
class HealingTest {

    private final FrontDesk house = new FrontDesk();
    private final FrontDesk.Salon salon = house.salon();
    private final Agent aliya = salon.agent("Алия", Role.MANAGER);
    private final String phone = house.phone();
    private Handover asked;

    @BeforeEach
    void ask() {
        salon.writes(phone, "Позовите, пожалуйста, человека");
        asked = salon.open();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void plant(String sql) throws SQLException {
        Login administrator = TestDatabase.administratorOf(house.house.login);
        try (Connection connection = DriverManager.getConnection(
                        administrator.url(), administrator.user(), administrator.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica"); // no triggers
            assertThat(statement.executeUpdate(sql.replace(":id", "'" + asked.conversation() + "'")))
                    .isEqualTo(1);
        }
    }

    private int heals() {
        return house.house.post("/admin/heal", "").json().path("healed_count").asInt();
    }

    private Handover now() {
        return house.handovers.find(salon.tenant, asked.id()).orElseThrow();
    }

    @Test
    void a_sound_house_has_nothing_to_heal() {
        assertThat(heals()).isZero();
    }

    @Test
    void a_request_whose_conversation_forgot_it_is_waited_for_again() throws SQLException {
        plant("update conversation set owner = 'BOT' where id = :id");
        assertThat(heals()).isEqualTo(1);
        assertThat(salon.owner(asked.conversation())).isEqualTo("WAITING");
        assertThat(now().status()).isEqualTo(Handover.Status.PENDING);
        assertThat(heals()).isZero();
    }

    @Test
    void a_conversation_that_waits_for_nobody_gets_the_bot_back() throws SQLException {
        plant(
                "update handover set status = 'RESOLVED', resolved_at = now(), outcome = 'DONE' where conversation_id = :id");
        assertThat(heals()).isEqualTo(1);
        assertThat(salon.owner(asked.conversation())).isEqualTo("BOT");
        salon.writes(phone, "Сколько стоит маникюр?");
        assertThat(salon.told(phone).getLast()).contains("2 500 ₸");
    }

    @Test
    void a_case_of_somebody_who_is_gone_waits_for_the_others() {
        house.operators.take(salon.tenant, asked.id(), aliya.id());
        house.agents.change(
                new Agent(salon.tenant, aliya.id(), "Алия", Role.MANAGER, java.util.List.of(), false), "test");
        assertThat(heals()).isEqualTo(1);
        assertThat(now().status()).isEqualTo(Handover.Status.PENDING);
        assertThat(salon.owner(asked.conversation())).isEqualTo("WAITING");
    }

    @Test
    void a_request_of_a_conversation_that_is_gone_is_closed() throws SQLException {
        plant("delete from conversation where id = :id");
        assertThat(heals()).isEqualTo(1);
        assertThat(now().outcome()).isEqualTo(Handover.Outcome.HEALED);
        assertThat(heals()).isZero();
        assertThat(house.handovers.latest(salon.tenant, UUID.randomUUID())).isEmpty();
    }
}
