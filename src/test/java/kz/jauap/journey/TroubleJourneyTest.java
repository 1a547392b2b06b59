package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import kz.jauap.ops.embedded.Login;
import kz.jauap.sandbox.ChatflowSimulator.Shape;
import kz.jauap.sandbox.Fault;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/// What customers notice, and what they do not, when something around the house breaks.
@ExtendWith(Street.class)
class TroubleJourneyTest {

    private static final String ALICE = "77015550101@s.whatsapp.net";

    @Test
    void without_its_database_the_house_takes_nothing_and_comes_back_by_itself() {
        Street.Business business = Street.business();
        Visitor visitor = business.visitor();
        try (Whatsapp whatsapp = business.whatsapp();
                Visitor.Stream page = visitor.opens(-1)) {
            page.until(event -> event.name().equals("ready"));
            whatsapp.writes(ALICE, "0", "Где вы находитесь?");
            until(() -> whatsapp.phone(ALICE).size() == 1 && business.rests());
            try (Outage outage = new Outage()) {
                assertThat(whatsapp.writesOnce(
                                whatsapp.webhook(), Shape.DIRECT, ALICE, "1", "До скольки вы работаете?"))
                        .isEqualTo(503);
                assertThat(visitor.writes("v1", "Где вы находитесь?")).isEqualTo(503);
                assertThat(whatsapp.writesOnce(whatsapp.webhook(), Shape.DIRECT, ALICE, "2", "{"))
                        .isEqualTo(503);
                assertThat(Street.house().get("/healthz").status()).isEqualTo(200);
                assertThat(Street.house().get("/readyz").status()).isEqualTo(503);
            }
            whatsapp.writes(ALICE, "1", "До скольки вы работаете?");
            until(() -> whatsapp.phone(ALICE).size() == 2);
            assertThat(whatsapp.phone(ALICE).getLast()).contains("21:00");
            assertThat(business.count("inbox")).isEqualTo(2);
            assertThat(visitor.asks("v1", "Где вы находитесь?")).contains("Абая");
            until(() -> Street.house().get("/readyz").status() == 200);
        }
    }

    /// The database of the house refuses everyone, as if its server were gone.
    private static final class Outage implements AutoCloseable {

        private final JdbcClient server;
        private final String database;

        Outage() {
            Login login = Street.administration();
            int slash = login.url().lastIndexOf('/');
            this.database = login.url().substring(slash + 1).replaceFirst("\\?.*", "");
            this.server = JdbcClient.create(new DriverManagerDataSource(
                    login.url().substring(0, slash) + "/postgres", login.user(), login.password()));
            server.sql("alter database " + database + " allow_connections false")
                    .update();
            server.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = :name")
                    .param("name", database)
                    .query()
                    .singleValue();
        }

        @Override
        public void close() {
            server.sql("alter database " + database + " allow_connections true").update();
        }
    }

    @Test
    void while_the_provider_is_away_answers_wait_and_then_arrive_in_order_once() throws IOException {
        Street.Business business = Street.business();
        try (Whatsapp whatsapp = business.whatsapp()) {
            whatsapp.chatflow.goDown();
            List<String> questions =
                    List.of("Где вы находитесь?", "До скольки вы работаете?", "Сколько стоит маникюр?");
            for (int i = 0; i < questions.size(); i++) {
                int turns = i + 1;
                whatsapp.writes(ALICE, "q" + i, questions.get(i));
                until(() -> business.count("turn") == turns);
            }
            until(() ->
                    business
                            .texts("select attempts::text from lane where tenant_id = :id and queue = 'delivery'")
                            .stream()
                            .anyMatch(tries -> Integer.parseInt(tries) > 0));
            assertThat(whatsapp.chatflow.taken()).isZero();
            whatsapp.chatflow.comeBack();
            until(() -> whatsapp.phone(ALICE).size() == 3);
            assertThat(whatsapp.phone(ALICE).get(0)).contains("Абая");
            assertThat(whatsapp.phone(ALICE).get(1)).contains("21:00");
            assertThat(whatsapp.phone(ALICE).get(2)).contains("2 500 ₸");
            until(business::rests);
            assertThat(whatsapp.chatflow.repeated()).isZero();
        }
    }

    @Test
    void an_answer_lost_on_its_way_is_repeated_where_the_provider_drops_doubles() {
        Street.Business business = Street.business("{\"quietMs\":0,\"completeQuietMs\":0,\"uncertainSend\":\"HOLD\"}");
        try (Whatsapp whatsapp = business.whatsapp()) {
            whatsapp.chatflow.next(Fault.HANG_UP_AFTER_ACCEPTANCE, Fault.PAGE_WITH_200, Fault.BROKEN);
            whatsapp.writes(ALICE, "1", "Где вы находитесь?");
            until(() -> whatsapp.chatflow.calls() == 4 && business.rests());
            assertThat(whatsapp.phone(ALICE)).hasSize(1);
            assertThat(whatsapp.chatflow.seenKeys().stream().distinct()).hasSize(1);
            assertThat(business.texts("select status from outbox where tenant_id = :id"))
                    .containsExactly("ACCEPTED");
        }
    }

    @Test
    void an_answer_of_unknown_fate_is_held_for_a_person_where_the_tenant_says_so() {
        Street.Business business = Street.business("{\"quietMs\":0,\"completeQuietMs\":0,\"uncertainSend\":\"HOLD\"}");
        try (Bot bot = new Bot(business, false)) {
            bot.telegram.next(Fault.HANG_UP_AFTER_ACCEPTANCE);
            bot.telegram.customerWrites(Bot.CUSTOMER, "Где вы находитесь?");
            until(() -> business.texts("select status from outbox where tenant_id = :id")
                    .equals(List.of("HELD")));
            assertThat(bot.chat()).hasSize(1);
            JsonNode held = Street.house()
                    .get("/admin/outbox?status=HELD&client_slug=" + business.slug)
                    .json()
                    .path("items")
                    .path(0);
            Street.expect(
                    200, Street.house().post("/admin/outbox/" + held.path("id").asString() + "/resend", ""));
            until(() -> bot.chat().size() == 2);
        }
    }

    @Test
    void an_answer_of_unknown_fate_is_sent_again_otherwise() {
        Street.Business business = Street.business();
        try (Bot bot = new Bot(business, false)) {
            bot.telegram.next(Fault.HANG_UP_AFTER_ACCEPTANCE);
            bot.telegram.customerWrites(Bot.CUSTOMER, "Где вы находитесь?");
            until(() -> bot.chat().size() == 2);
            until(business::rests);
            assertThat(business.texts("select status from outbox where tenant_id = :id"))
                    .containsExactly("ACCEPTED");
        }
    }

    @Test
    void a_throttling_provider_is_left_alone_for_as_long_as_it_says() {
        Street.Business business = Street.business();
        try (Bot bot = new Bot(business, false)) {
            bot.telegram.next(Fault.THROTTLED);
            bot.telegram.customerWrites(Bot.CUSTOMER, "Где вы находитесь?");
            until(() -> bot.calls("sendMessage") == 1);
            long refused = System.nanoTime();
            until(() -> bot.chat().size() == 1);
            assertThat(Duration.ofNanos(System.nanoTime() - refused)).isGreaterThan(Duration.ofMillis(2_500));
            assertThat(bot.calls("sendMessage")).isEqualTo(2);
        }
    }

    @Test
    void a_customer_who_blocked_the_bot_holds_up_nobody_and_a_person_sees_it() {
        Street.Business business = Street.business();
        try (Bot bot = new Bot(business, false)) {
            bot.telegram.next(Fault.FORBIDDEN);
            bot.telegram.customerWrites(Bot.CUSTOMER, "Где вы находитесь?");
            until(() -> business.texts("select status from outbox where tenant_id = :id")
                    .equals(List.of("FAILED")));
            bot.telegram.startedBy(Bot.CUSTOMER + 1);
            bot.telegram.customerWrites(Bot.CUSTOMER + 1, "Где вы находитесь?");
            bot.telegram.customerWrites(Bot.CUSTOMER, "До скольки вы работаете?");
            until(() -> bot.telegram.sent().size() == 2 && business.rests());
            assertThat(business.texts("select status from outbox where tenant_id = :id"))
                    .containsExactlyInAnyOrder("FAILED", "ACCEPTED", "ACCEPTED");
        }
    }

    @Test
    void a_pack_that_cannot_be_read_leaves_customers_to_people() {
        Street.Business business = Street.business();
        Street.administrator()
                .sql("update pack_version set version = :version, files = cast(:files as json) where tenant_id = :id")
                .param("version", "broken of " + business.slug)
                .param("files", Json.write(java.util.Map.of("profile.yaml", "a: [")))
                .param("id", business.id)
                .update();
        try (Whatsapp whatsapp = business.whatsapp()) {
            whatsapp.writes(ALICE, "1", "Сколько стоит маникюр?");
            until(() -> business.count("handover") == 1 && business.rests());
            assertThat(whatsapp.chatflow.calls()).isZero();
            assertThat(business.texts("select reason from handover where tenant_id = :id"))
                    .containsExactly("no_pack");
        }
    }
}
