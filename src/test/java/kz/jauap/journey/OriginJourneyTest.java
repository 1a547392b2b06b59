package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import kz.jauap.api.Script;
import kz.jauap.ops.House;
import kz.jauap.sandbox.AvitoSimulator;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A customer who comes by an advertisement: the bot knows what they ask about, and people see where they came from.
@ExtendWith(Street.class)
class OriginJourneyTest {

    private static final String TITLE = "Маникюр с покрытием, мастер <b>Айгуль</b>";

    private static void says(Script script, String id, String text, Map<String, String> meta) {
        Script.expect(
                202,
                script.post(
                        "/api/inbound",
                        Json.write(Map.of(
                                "external_chat_id", "c", "external_message_id", id, "text", text, "meta", meta))));
    }

    @Test
    void what_led_them_here_is_kept_answered_about_told_and_shown() {
        Street.Business business = Street.business();
        Script script = Script.of(Street.house(), business.slug).connected(business.slug);
        says(script, "m1", "Сколько стоит?", Map.of("ad_channel", "avito", "ad_id", "1853", "ad_title", TITLE));
        until(() -> business.count("outbox") == 1 && business.rests());
        JsonNode messages = Script.expect(200, script.get("/api/messages")).path("items");
        assertThat(messages.path(0).path("text").asString()).contains("7 000 ₸");
        assertThat(messages.path(1).path("meta").path("ad_title").asString()).isEqualTo(TITLE);
        says(script, "m2", "Позовите человека", Map.of());
        until(() -> business.count("handover") == 1 && business.rests());
        assertThat(business.texts(
                        "select state -> 'origin' -> 'told' ->> 'ad_id' from conversation where tenant_id = :id"))
                .as("a message without an advertisement leaves what is known")
                .containsExactly("1853");
        String conversation = business.texts("select id::text from conversation where tenant_id = :id")
                .getFirst();
        assertThat(page("/console/tenants/" + business.slug + "/conversations/" + conversation))
                .contains("Came by: avito · Маникюр с покрытием, мастер &lt;b&gt;Айгуль&lt;/b&gt; · 1853");
    }

    private static String page(String path) {
        String form = "application/x-www-form-urlencoded";
        House.Answer in =
                Street.house().call("POST", "/console/sign-in", "token=" + House.TOKEN, Map.of("Content-Type", form));
        String cookie = in.raw().headers().firstValue("Set-Cookie").orElseThrow();
        return Street.house()
                .call(
                        "GET",
                        path,
                        "",
                        Map.of("Cookie", cookie.substring(0, cookie.indexOf(';')), "Accept-Language", "en"))
                .text();
    }

    @Test
    void an_advertisement_of_avito_is_asked_once_what_it_is_called() throws IOException {
        Street.Business business = Street.business();
        try (AvitoSimulator avito = new AvitoSimulator(0, "client", "avito-secret", 94235322)) {
            avito.advertises("Маникюр с покрытием, Алматы");
            business.connect(
                    "avito",
                    "94235322",
                    Map.of("api_base", avito.address().toString(), "client_id", "client"),
                    Map.of("client_secret", "avito-secret"));
            business.announce("avito", "94235322");
            avito.customerWrites(Objects.requireNonNull(avito.webhook()), "u2i-ad~1", 5550001, "a1", "Сколько стоит?");
            until(() -> avito.texts("u2i-ad~1").size() == 1);
            assertThat(avito.texts("u2i-ad~1").getFirst()).contains("7 000 ₸");
            avito.customerWrites(Objects.requireNonNull(avito.webhook()), "u2i-ad~1", 5550001, "a2", "Где вы?");
            until(() -> avito.texts("u2i-ad~1").size() == 2);
            assertThat(avito.calls().stream().filter(call -> call.path().endsWith("/chats/u2i-ad~1")))
                    .hasSize(1);
            until(business::rests);
            assertThat(
                            business.texts(
                                    "select state -> 'origin' -> 'told' ->> 'ad_title' from conversation where tenant_id = :id"))
                    .containsExactly("Маникюр с покрытием, Алматы");
        }
    }

    @Test
    void a_visitor_of_the_chat_brings_the_words_of_the_page() {
        Street.Business business = Street.business();
        Visitor visitor = business.visitor();
        visitor.posts(
                Json.write(Map.of(
                        "id",
                        "1",
                        "text",
                        "Сколько стоит?",
                        "from",
                        Map.of(
                                "utm_source",
                                "instagram",
                                "utm_campaign",
                                "manicure",
                                "page",
                                "https://salon.example/"))),
                Map.of());
        until(() -> business.count("outbox") == 1);
        assertThat(business.texts("select message ->> 'text' from outbox where tenant_id = :id")
                        .getFirst())
                .contains("2 500 ₸");
    }
}
