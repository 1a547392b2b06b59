package kz.jauap.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import kz.jauap.Jauap;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Identity;
import kz.jauap.identity.LinkOutcome;
import kz.jauap.identity.Role;
import kz.jauap.ops.House;
import kz.jauap.ops.cli.Cli;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// People and their requests through the administrator's door and from a terminal.
class PeopleAdminTest {

    private static final FrontDesk HOUSE = new FrontDesk();

    private final String phone = HOUSE.phone();
    private final FrontDesk.Salon salon = HOUSE.salon();
    private final String agents = "/admin/tenants/" + salon.slug + "/agents";

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private String added(String name, String role) {
        House.Answer answer = HOUSE.house.post(agents, Json.write(Map.of("name", name, "role", role)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private Handover asked() {
        salon.writes(phone, "Позовите, пожалуйста, человека");
        return salon.open();
    }

    private House.Answer does(String deed, Handover handover, String agent) {
        return HOUSE.house.post(
                "/admin/tenants/" + salon.slug + "/handovers/" + handover.id() + "/" + deed,
                Json.write(Map.of("agent", agent)));
    }

    @Test
    void a_desk_of_ones_own_takes_answers_and_closes() {
        String aliya = added("Aliya", "MANAGER");
        String marat = added("Marat", "SUPPORT");
        Handover asked = asked();
        assertThat(does("take", asked, aliya).json().path("status").asString()).isEqualTo("ACTIVE");
        House.Answer late = does("take", asked, marat);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("Aliya has taken");
        String reply = "/admin/tenants/" + salon.slug + "/conversations/" + asked.conversation() + "/reply";
        String body = Json.write(Map.of("agent", aliya, "text", "Добрый день, это Алия"));
        for (int i = 0; i < 2; i++) {
            assertThat(HOUSE.house
                            .call(
                                    "POST",
                                    reply,
                                    body,
                                    Map.of(
                                            "X-Admin-Token",
                                            House.TOKEN,
                                            "Content-Type",
                                            "application/json",
                                            "Idempotency-Key",
                                            "one"))
                            .status())
                    .isEqualTo(200);
        }
        HOUSE.settle();
        assertThat(salon.told(phone))
                .filteredOn("Добрый день, это Алия"::equals)
                .hasSize(1);
        assertThat(does("resolve", asked, aliya).json().path("status").asString())
                .isEqualTo("RESOLVED");
        assertThat(does("resolve", asked, aliya).status()).isEqualTo(409);
        assertThat(does("take", asked, UUID.randomUUID().toString()).status()).isEqualTo(404);
        assertThat(does("take", asked, "nobody").text()).contains("which is no id");
    }

    @Test
    void wrong_roles_are_refused_with_what_there_is() {
        House.Answer answer = HOUSE.house.post(agents, "{\"name\":\"A\",\"role\":\"KING\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("OWNER").contains("SUPPORT");
        assertThat(HOUSE.house.post(agents, "{\"role\":\"OWNER\"}").status()).isEqualTo(400);
    }

    @Test
    void a_code_links_an_address_once_and_for_half_an_hour() {
        Agent aliya = salon.agent("Алия", Role.MANAGER);
        String old = HOUSE.agents.code(aliya, "test");
        String code = HOUSE.house
                .post(agents + "/" + aliya.id() + "/code", "{}")
                .json()
                .path("code")
                .asString();
        Identity hers = Identity.telegram(4711);
        assertThat(HOUSE.agents.link(salon.tenant, old, hers)).isInstanceOf(LinkOutcome.NotValid.class);
        assertThat(HOUSE.agents.link(HOUSE.salon().tenant, code, hers)).isInstanceOf(LinkOutcome.NotValid.class);
        assertThat(HOUSE.agents.link(salon.tenant, " " + code.toLowerCase(java.util.Locale.ROOT), hers))
                .isInstanceOf(LinkOutcome.Linked.class);
        assertThat(HOUSE.agents.link(salon.tenant, code, Identity.telegram(4712)))
                .isInstanceOf(LinkOutcome.NotValid.class);
        assertThat(HOUSE.agents.find(salon.tenant, hers).map(Agent::name)).contains("Алия");

        Agent marat = salon.agent("Марат", Role.MANAGER);
        assertThat(HOUSE.agents.link(salon.tenant, HOUSE.agents.code(marat, "test"), hers))
                .isEqualTo(new LinkOutcome.Taken(aliya));
        String late = HOUSE.agents.code(marat, "test");
        HOUSE.later(Duration.ofMinutes(31));
        assertThat(HOUSE.agents.link(salon.tenant, late, Identity.telegram(4713)))
                .isInstanceOf(LinkOutcome.NotValid.class);
    }

    @Test
    void a_terminal_adds_lists_and_links() {
        StringWriter out = new StringWriter();
        int exit = Cli.line(
                        Map.of("JAUAP_URL", HOUSE.house.address.toString(), "JAUAP_ADMIN_TOKEN", House.TOKEN),
                        new BufferedReader(new StringReader("")),
                        Jauap::start)
                .setOut(new PrintWriter(out))
                .execute("agent", "add", salon.slug, "Dana", "--role", "ADMIN", "--telegram", "99");
        assertThat(exit).as(out.toString()).isZero();
        assertThat(HOUSE.agents.find(salon.tenant, Identity.telegram(99)).map(Agent::role))
                .contains(Role.ADMIN);
    }

    @Test
    void the_clocks_may_be_rung_by_hand_and_only_with_the_token() {
        asked();
        HOUSE.clock.forward(Duration.ofMinutes(31));
        assertThat(HOUSE.house.call("POST", "/reminders/process", "", Map.of()).status())
                .isEqualTo(401);
        assertThat(HOUSE.house
                        .post("/reminders/process", "")
                        .json()
                        .path("total")
                        .asInt())
                .isPositive();
        assertThat(HOUSE.house
                        .post("/reminders/process", "")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void a_day_is_counted() {
        String aliya = added("Aliya", "MANAGER");
        salon.writes(phone, "Сколько стоит маникюр?");
        Handover asked = asked();
        does("take", asked, aliya);
        does("resolve", asked, aliya);
        JsonNode day =
                HOUSE.house.get("/admin/metrics?client_slug=" + salon.slug).json();
        assertThat(day.path("received").asInt()).isEqualTo(2);
        assertThat(day.path("conversations").asInt()).isEqualTo(1);
        assertThat(day.path("handed_over").asInt()).isEqualTo(1);
        assertThat(day.path("resolved").asInt()).isEqualTo(1);
        assertThat(day.path("escalation").asDouble()).isEqualTo(1.0);
        assertThat(day.path("answer_seconds_p50").isNumber()).isTrue();
        assertThat(HOUSE.house
                        .get("/admin/metrics?client_slug=" + salon.slug + "&metric_date=soon")
                        .status())
                .isEqualTo(400);
    }
}
