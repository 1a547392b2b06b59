package kz.jauap.channel.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.form.FormDoor.Outcome;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.webchat.VisitorLimitsFixture;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;

/// Who is let in by the public address of a form.
class FormDoorTest {

    private final List<String> received = new ArrayList<>();
    private final FormDoor door = door(FormUnderTest.PROPERTIES);

    private FormDoor door(FormProperties properties) {
        return new FormDoor(
                properties,
                VisitorLimitsFixture.limits(),
                new HttpCaptcha(properties),
                (account, request) -> received.add(new String(request.body(), StandardCharsets.UTF_8)));
    }

    private static ChannelAccount account(Map<String, String> config) {
        return FormUnderTest.account(config, Map.of());
    }

    private static WebhookRequest posted(Map<String, String> fields, Map<String, String> headers) {
        return new WebhookRequest("POST", headers, Map.of(), Json.write(fields).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> good(Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of("phone", "87015550101", "message", "?", "consent", "yes"));
        fields.putAll(more);
        return fields;
    }

    private Outcome take(Map<String, String> fields, Map<String, String> config) {
        return door.take(posted(fields, Map.of()), account(config), "203.0.113." + received.size());
    }

    @Test
    void a_form_of_a_person_is_taken() {
        assertThat(take(good(Map.of()), Map.of())).isEqualTo(new Outcome.Taken());
        assertThat(received).hasSize(1);
    }

    @Test
    void without_consent_nothing_is_stored_unless_the_account_asks_for_none() {
        assertThat(take(good(Map.of("consent", "")), Map.of()))
                .isEqualTo(new Outcome.Wrong(Map.of("consent", "consent")));
        assertThat(take(good(Map.of("consent", "no")), Map.of()))
                .isEqualTo(new Outcome.Wrong(Map.of("consent", "consent")));
        assertThat(received).isEmpty();
        assertThat(take(good(Map.of("consent", "")), Map.of("consent", "off"))).isEqualTo(new Outcome.Taken());
    }

    @Test
    void everything_wrong_is_told_at_once_field_by_field() {
        assertThat(take(Map.of("phone", "123", "consent", ""), Map.of("fields", "name*, phone*, service*")))
                .isEqualTo(new Outcome.Wrong(
                        Map.of("name", "needed", "service", "needed", "phone", "invalid", "consent", "consent")));
        assertThat(received).isEmpty();
    }

    @Test
    void a_machine_that_fills_in_what_nobody_sees_is_thanked_and_forgotten() {
        assertThat(take(good(Map.of("website", "https://spam.example")), Map.of()))
                .isEqualTo(new Outcome.Taken());
        assertThat(take(good(Map.of("nickname", "x")), Map.of("honeypot", "nickname")))
                .isEqualTo(new Outcome.Taken());
        assertThat(received).isEmpty();
    }

    @Test
    void an_address_that_sends_too_often_waits_and_so_does_a_form_that_is_flooded() {
        for (int i = 0; i < FormUnderTest.PROPERTIES.perMinute(); i++) {
            assertThat(door.take(posted(good(Map.of()), Map.of()), account(Map.of()), "198.51.100.1"))
                    .isEqualTo(new Outcome.Taken());
        }
        assertThat(door.take(posted(good(Map.of()), Map.of()), account(Map.of()), "198.51.100.1"))
                .isInstanceOfSatisfying(
                        Outcome.TooFast.class, fast -> assertThat(fast.pause()).isPositive());
        for (int i = FormUnderTest.PROPERTIES.perMinute(); i < FormUnderTest.PROPERTIES.allPerMinute(); i++) {
            assertThat(take(good(Map.of()), Map.of())).isEqualTo(new Outcome.Taken());
        }
        assertThat(take(good(Map.of()), Map.of())).isInstanceOf(Outcome.TooFast.class);
        assertThat(received).hasSize(FormUnderTest.PROPERTIES.allPerMinute());
    }

    @Test
    void only_our_own_page_and_listed_sites_may_post() {
        ChannelAccount account = account(Map.of("origins", "https://shop.example"));
        Map<String, String> own = Map.of("origin", "https://jauap.example", "host", "jauap.example");
        Map<String, String> listed = Map.of("origin", "https://shop.example", "host", "jauap.example");
        Map<String, String> strange = Map.of("origin", "https://evil.example", "host", "jauap.example");
        assertThat(door.take(posted(good(Map.of()), own), account, "1")).isEqualTo(new Outcome.Taken());
        assertThat(door.take(posted(good(Map.of()), listed), account, "2")).isEqualTo(new Outcome.Taken());
        assertThat(door.take(posted(good(Map.of()), strange), account, "3")).isEqualTo(new Outcome.Stranger());
    }

    @Test
    void a_captcha_is_verified_by_who_gave_it_and_a_silent_verifier_costs_no_customer() throws IOException {
        List<String> asked = new ArrayList<>();
        HttpServer verifier = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        verifier.createContext("/verify", exchange -> {
            String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(question);
            byte[] answer =
                    ("{\"success\":" + question.contains("response=right") + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        verifier.start();
        ChannelAccount account = FormUnderTest.account(Map.of(), Map.of("captcha_secret", "captcha-secret"));
        FormDoor guarded = door(new FormProperties(
                100,
                100,
                Duration.ofMinutes(10),
                URI.create("http://127.0.0.1:" + verifier.getAddress().getPort() + "/verify"),
                URI.create("https://captcha.example/api.js"),
                Duration.ofSeconds(2)));
        Outcome refused = new Outcome.Wrong(Map.of("captcha", "captcha"));
        assertThat(guarded.take(posted(good(Map.of()), Map.of()), account, "1")).isEqualTo(refused);
        assertThat(guarded.take(posted(good(Map.of("cf-turnstile-response", "wrong")), Map.of()), account, "1"))
                .isEqualTo(refused);
        assertThat(received).isEmpty();
        assertThat(guarded.take(posted(good(Map.of("cf-turnstile-response", "right")), Map.of()), account, "1.2.3.4"))
                .isEqualTo(new Outcome.Taken());
        assertThat(asked).hasSize(2).last().asString().contains("secret=captcha-secret", "remoteip=1.2.3.4");
        verifier.stop(0);
        assertThat(guarded.take(posted(good(Map.of("cf-turnstile-response", "any")), Map.of()), account, "1"))
                .isEqualTo(new Outcome.Taken());
    }

    @Test
    void a_place_to_go_to_afterwards_is_one_of_the_list_or_none() {
        FormDesign design = FormDesign.of(account(Map.of("redirects", "https://a.example/thanks, https://b.example/")));
        assertThat(new Posted(Map.of("redirect", "https://b.example/")).redirect(design))
                .contains("https://b.example/");
        for (String evil :
                List.of("https://evil.example", "https://a.example/thanks/../x", "javascript:alert(1)", "//evil")) {
            assertThat(new Posted(Map.of("redirect", evil)).redirect(design)).contains("https://a.example/thanks");
        }
        assertThat(new Posted(Map.of("redirect", "https://evil.example")).redirect(FormDesign.of(account(Map.of()))))
                .isEmpty();
    }
}
