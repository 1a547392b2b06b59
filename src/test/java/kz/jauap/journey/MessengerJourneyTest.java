package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import kz.jauap.ops.House;
import kz.jauap.sandbox.ChatflowSimulator.Shape;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Customers on Telegram and WhatsApp, from their message to the answer on their phone.
@ExtendWith(Street.class)
class MessengerJourneyTest {

    private static final String ALICE = "77015550101@s.whatsapp.net";
    private static final String BORIS = "77015550102@s.whatsapp.net";
    private static final String PRICE_AND_HOURS = "Сколько стоит маникюр и до скольки вы работаете?";

    @Test
    void a_telegram_customer_asks_through_a_webhook() {
        try (Bot bot = new Bot(Street.business(), false)) {
            bot.telegram.customerWrites(Bot.CUSTOMER, PRICE_AND_HOURS);
            until(() -> bot.chat().size() == 1);
            assertThat(bot.chat().getFirst()).contains("2 500 ₸").contains("21:00");
            until(() -> bot.telegram.waiting() == 0);
            assertThat(bot.telegram.polls()).isZero();
        }
    }

    @Test
    void a_telegram_customer_asks_where_only_polling_works() {
        try (Bot bot = new Bot(Street.business(), true)) {
            bot.telegram.customerWrites(Bot.CUSTOMER, "Где вы находитесь?");
            until(() -> bot.chat().size() == 1);
            assertThat(bot.chat().getFirst()).contains("Абая 150");
            until(() -> bot.telegram.waiting() == 0);
            bot.business.change("telegram", bot.name, "{\"status\":\"SUSPENDED\"}");
        }
    }

    @Test
    void a_customer_of_a_personal_account_is_answered_in_its_owners_name_and_the_owner_is_not() {
        try (Bot bot = new Bot(Street.business(), false)) {
            bot.telegram.customerWritesToOwner(Bot.CUSTOMER, PRICE_AND_HOURS);
            until(() -> bot.chat().size() == 1);
            assertThat(bot.chat().getFirst()).contains("2 500 ₸").contains("21:00");
            assertThat(bot.telegram.calls().stream()
                            .filter(call -> call.method().equals("sendMessage"))
                            .map(call -> call.parameters()
                                    .path("business_connection_id")
                                    .asString("")))
                    .containsExactly("bc_1");
            bot.telegram.ownerWrites(Bot.CUSTOMER, "Я отвечу сама");
            until(() -> bot.business
                            .texts("select author from message where tenant_id = :id and author = 'OPERATOR'")
                            .size()
                    == 1);
            bot.telegram.customerWritesToOwner(Bot.CUSTOMER, "Где вы находитесь?");
            until(() -> bot.business.count("inbox") == 2 && bot.business.count("turn") == 2);
            until(bot.business::rests);
            assertThat(bot.chat()).as("the owner answers, the bot is silent").hasSize(1);
            assertThat(bot.business.count("handover")).isZero();
        }
    }

    @Test
    void a_whatsapp_customer_asks_in_either_shape_of_the_webhook() {
        try (Whatsapp whatsapp = Street.business().whatsapp()) {
            assertThat(whatsapp.writesOnce(whatsapp.webhook(), Shape.DIRECT, ALICE, "a1", PRICE_AND_HOURS))
                    .isEqualTo(200);
            assertThat(whatsapp.writesOnce(whatsapp.webhook(), Shape.WRAPPED, BORIS, "b1", PRICE_AND_HOURS))
                    .isEqualTo(200);
            until(() ->
                    whatsapp.phone(ALICE).size() == 1 && whatsapp.phone(BORIS).size() == 1);
            assertThat(whatsapp.phone(ALICE)).isEqualTo(whatsapp.phone(BORIS));
            assertThat(whatsapp.phone(ALICE).getFirst()).contains("2 500 ₸").contains("21:00");
        }
    }

    @Test
    void answers_in_the_language_of_the_question() {
        try (Whatsapp whatsapp = Street.business().whatsapp()) {
            whatsapp.writes(ALICE, "a1", "Маникюр қанша тұрады және қайда орналасқансыз?");
            until(() -> whatsapp.phone(ALICE).size() == 1);
            assertThat(whatsapp.phone(ALICE).getFirst()).contains("2 500 ₸").contains("қиылысы");
        }
    }

    @Test
    void a_webhook_that_comes_again_and_again_is_answered_once() throws InterruptedException {
        Street.Business business = Street.business();
        try (Whatsapp whatsapp = business.whatsapp()) {
            List<Thread> storm = IntStream.range(0, 8)
                    .mapToObj(i -> Thread.ofVirtual()
                            .start(() -> whatsapp.writesOnce(
                                    whatsapp.webhook(), Shape.DIRECT, ALICE, "same", "Где вы находитесь?")))
                    .toList();
            for (Thread one : storm) {
                one.join();
            }
            until(() -> whatsapp.phone(ALICE).size() == 1);
            whatsapp.writes(ALICE, "same", "Где вы находитесь?");
            until(business::rests);
            assertThat(business.count("inbox")).isEqualTo(1);
            assertThat(whatsapp.chatflow.calls()).isEqualTo(1);
        }
    }

    @Test
    void a_burst_gets_one_answer_to_all_of_it() {
        Street.Business business = Street.business("{\"quietMs\":1200,\"completeQuietMs\":1200}");
        try (Whatsapp whatsapp = business.whatsapp()) {
            whatsapp.writes(ALICE, "1", "Здравствуйте");
            whatsapp.writes(ALICE, "2", "сколько стоит маникюр");
            whatsapp.writes(ALICE, "3", "и где вы находитесь");
            until(() -> !whatsapp.phone(ALICE).isEmpty() && business.rests());
            assertThat(whatsapp.phone(ALICE))
                    .singleElement()
                    .asString()
                    .contains("2 500 ₸")
                    .contains("Абая 150");
            assertThat(business.count("turn")).isEqualTo(1);
            assertThat(business.count("message")).isEqualTo(4);
        }
    }

    @Test
    void a_plain_question_is_answered_before_the_quiet_time_is_over() {
        Street.Business business = Street.business("{\"quietMs\":60000,\"completeQuietMs\":0}");
        try (Whatsapp whatsapp = business.whatsapp()) {
            whatsapp.writes(ALICE, "1", "Где вы находитесь?");
            until(() -> whatsapp.phone(ALICE).size() == 1);
        }
    }

    @Test
    void who_asks_for_a_person_is_told_so_only_when_a_person_can_see_it() throws IOException {
        Street.Business business = Street.business();
        Queue<Long> openWhenTold = new ConcurrentLinkedQueue<>();
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            openWhenTold.add(business.count("handover"));
            byte[] taken = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, taken.length);
            exchange.getResponseBody().write(taken);
            exchange.close();
        });
        provider.start();
        try (Whatsapp whatsapp = business.whatsapp()) {
            String base = "http://127.0.0.1:" + provider.getAddress().getPort();
            business.change("chatflow", business.slug, "{\"config\":{\"api_base\":\"" + base + "\"}}");
            whatsapp.writes(ALICE, "1", "Позовите, пожалуйста, человека");
            until(() -> !openWhenTold.isEmpty());
            assertThat(openWhenTold).containsExactly(1L);
            String told = business.texts("select message::json->>'text' from outbox where tenant_id = :id")
                    .getFirst();
            assertThat(told).contains("передан");
            assertThat(business.texts("select owner from conversation where tenant_id = :id"))
                    .containsExactly("WAITING");
        } finally {
            provider.stop(0);
        }
    }

    @Test
    void who_waits_for_a_person_has_one_request_however_much_they_write() {
        Street.Business business = Street.business();
        try (Whatsapp whatsapp = business.whatsapp()) {
            whatsapp.writes(ALICE, "1", "Позовите человека");
            until(() -> business.count("handover") == 1);
            whatsapp.writes(ALICE, "2", "Алло, человека позовите!");
            whatsapp.writes(ALICE, "3", "Жалоба: мне испортили волосы");
            until(() -> business.count("message") >= 4 && business.rests());
            assertThat(business.count("handover")).isEqualTo(1);
            assertThat(business.texts("select request::text from handover where tenant_id = :id")
                            .getFirst())
                    .contains("Позовите человека")
                    .contains("испортили");
        }
    }

    @Test
    void two_businesses_never_meet() {
        Street.Business one = Street.business();
        Street.Business other = Street.business();
        try (Whatsapp first = one.whatsapp();
                Whatsapp second = other.whatsapp()) {
            first.writes(ALICE, "same-id", "Где вы находитесь?");
            second.writes(ALICE, "same-id", "До скольки вы работаете?");
            until(() -> first.phone(ALICE).size() == 1 && second.phone(ALICE).size() == 1);
            assertThat(first.phone(ALICE).getFirst()).contains("Абая").doesNotContain("21:00");
            assertThat(second.phone(ALICE).getFirst()).contains("21:00").doesNotContain("Абая");
            for (Street.Business each : List.of(one, other)) {
                assertThat(each.count("inbox")).isEqualTo(1);
                assertThat(each.count("conversation")).isEqualTo(1);
                assertThat(each.count("contact")).isEqualTo(1);
            }
            URI stolen = Street.webhook("/webhook/chatflow/" + other.slug + "?webhook_secret=" + first.secret);
            assertThat(first.writesOnce(stolen, Shape.DIRECT, ALICE, "x", "чужой секрет"))
                    .isEqualTo(401);
            assertThat(other.count("inbox")).isEqualTo(1);
        }
    }

    @Test
    void a_suspended_business_keeps_what_is_written_and_says_nothing() {
        Street.Business business = Street.business();
        try (Whatsapp whatsapp = business.whatsapp()) {
            business.change("{\"status\":\"SUSPENDED\"}");
            whatsapp.writes(ALICE, "1", "Где вы находитесь?");
            until(() -> business.count("turn") == 1 && business.rests());
            assertThat(business.texts("select content->>'text' from message where tenant_id = :id"))
                    .containsExactly("Где вы находитесь?");
            assertThat(business.count("outbox")).isZero();
            business.change("{\"status\":\"ACTIVE\"}");
            whatsapp.writes(ALICE, "2", "Где вы находитесь?");
            until(() -> whatsapp.phone(ALICE).size() == 1);
            assertThat(whatsapp.chatflow.calls()).isEqualTo(1);
        }
    }

    @Test
    void the_addresses_the_owners_already_have_still_work() {
        Street.Business business = Street.business();
        try (Whatsapp whatsapp = business.whatsapp();
                Bot bot = new Bot(business, true)) {
            String query = "?webhook_secret=" + whatsapp.secret;
            URI bySlug = Street.webhook("/webhook/" + business.slug + query);
            assertThat(whatsapp.writesOnce(bySlug, Shape.DIRECT, ALICE, "1", "Где вы находитесь?"))
                    .isEqualTo(200);
            Map<String, Object> message = Map.of(
                    "messageType", "text",
                    "message", "Где вы находитесь?",
                    "metadata", Map.of("messageId", "2", "remoteJid", BORIS, "sender", "B"));
            House.Answer wrapped = post(
                    "/webhook" + query, Json.write(Map.of("client_slug", business.slug, "body", message)), Map.of());
            assertThat(wrapped.status()).isEqualTo(200);
            assertThat(wrapped.json().path("success").asBoolean()).isTrue();
            until(() ->
                    whatsapp.phone(ALICE).size() == 1 && whatsapp.phone(BORIS).size() == 1);

            String update = "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1782900000,\"text\":\"Где вы?\","
                    + "\"chat\":{\"id\":5550001,\"type\":\"private\"},\"from\":{\"id\":5550001,\"is_bot\":false,\"first_name\":\"A\"}}}";
            Map<String, String> secret = Map.of("X-Telegram-Bot-Api-Secret-Token", bot.secret);
            assertThat(post("/telegram-webhook", update, secret).status()).isEqualTo(200);
            assertThat(post("/telegram-webhook?account=" + bot.name, update, secret)
                            .status())
                    .isEqualTo(200);
            until(() -> bot.chat().size() == 1);
            assertThat(post("/telegram-webhook", update, Map.of()).status()).isEqualTo(401);
            assertThat(post("/telegram-webhook", update, Map.of("X-Telegram-Bot-Api-Secret-Token", "guess"))
                            .status())
                    .isEqualTo(401);
            assertThat(post("/telegram-webhook?account=nobody", update, secret).status())
                    .isEqualTo(404);
            assertThat(Street.house()
                            .call("GET", "/webhook/" + business.slug, "", Map.of())
                            .status())
                    .isEqualTo(200);
            until(business::rests);
            assertThat(bot.chat()).hasSize(1);
        }
    }

    private static House.Answer post(String path, String body, Map<String, String> headers) {
        return Street.house().call("POST", path, body, headers);
    }

    @Test
    void a_tenant_may_take_webhooks_without_a_secret_if_it_says_so() {
        Street.Business business = Street.business();
        try (Whatsapp whatsapp = business.whatsapp()) {
            business.change("chatflow", business.slug, "{\"secrets\":{\"webhook_secret\":null}}");
            URI unsigned = Street.webhook("/webhook/" + business.slug);
            assertThat(whatsapp.writesOnce(unsigned, Shape.DIRECT, ALICE, "1", "Где вы?"))
                    .isEqualTo(401);
            business.change("{\"settings\":{\"acceptUnsigned\":true}}");
            assertThat(whatsapp.writesOnce(unsigned, Shape.DIRECT, ALICE, "1", "Где вы находитесь?"))
                    .isEqualTo(200);
            until(() -> whatsapp.phone(ALICE).size() == 1);
        }
    }
}
