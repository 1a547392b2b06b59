package kz.jauap.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.SettableClock;
import kz.jauap.ops.House;
import kz.jauap.shared.AdminToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static House house;
    private static String secret;

    @BeforeAll
    static void open() {
        house = House.pumped(Map.of("JAUAP_CHATFLOW_API_BASE", "http://127.0.0.1:1", "OUTBOX_MAX_ATTEMPTS", "1"));
        secret = house.post(
                        "/admin/tenants/demo_salon/channels",
                        "{\"kind\":\"chatflow\",\"account\":\"wa\",\"config\":{\"instance_id\":\"i\"},"
                                + "\"secrets\":{\"token\":\"t\"}}")
                .json()
                .path("generated")
                .path("webhook_secret")
                .asString();
        house.whatsapp("wa", secret, "c-1", "<script>alert(1)</script> & \"quotes\"");
        house.pump();
        house.call("POST", "/webhook/chatflow/wa", "{<b>odd", Map.of("X-Webhook-Secret", secret));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String signIn() {
        House.Answer answer =
                house.call("POST", "/console/sign-in", "token=" + House.TOKEN, Map.of("Content-Type", FORM));
        assertThat(answer.status()).isEqualTo(303);
        String cookie = answer.raw().headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/console");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static House.Answer page(String path, String cookie) {
        return house.call("GET", path, "", Map.of("Cookie", cookie, "Accept-Language", "en"));
    }

    private static String formKey(House.Answer page) {
        Matcher key = Pattern.compile("name=\"form_key\" value=\"([^\"]+)\"").matcher(page.text());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    @Test
    void shows_nothing_to_who_has_not_signed_in() {
        for (String path : List.of("/console", "/console/handovers", "/console/tenants/demo_salon", "/console/x/y")) {
            House.Answer answer = page(path, "jauap_console=9999999999.abc.def");
            assertThat(answer.status()).as(path).isEqualTo(302);
            assertThat(answer.text()).doesNotContain("demo_salon");
        }
        House.Answer wrong = house.call("POST", "/console/sign-in", "token=guess", Map.of("Content-Type", FORM));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.raw().headers().firstValue("Set-Cookie")).isEmpty();
    }

    /// Whether https is spoken with the browser only the proxy knows.
    @Test
    void the_session_goes_over_https_only_where_the_proxy_says_https_is_spoken() {
        for (String scheme : List.of("https", "http")) {
            House.Answer answer = house.call(
                    "POST",
                    "/console/sign-in",
                    "token=" + House.TOKEN,
                    Map.of("Content-Type", FORM, "X-Forwarded-Proto", scheme, "X-Forwarded-For", "203.0.113.5"));
            assertThat(answer.raw().headers().firstValue("Set-Cookie").orElseThrow())
                    .as(scheme)
                    .satisfies(cookie -> assertThat(cookie.contains("Secure")).isEqualTo(scheme.equals("https")));
        }
    }

    @Test
    void every_page_opens_in_every_language_and_escapes_what_customers_wrote() {
        String cookie = signIn();
        for (String language : List.of("ru", "kk", "en")) {
            for (String path : List.of(
                    "/console",
                    "/console/handovers",
                    "/console/quarantine",
                    "/console/dead-jobs",
                    "/console/outbox",
                    "/console/tenants/demo_salon",
                    conversation())) {
                House.Answer page =
                        house.call("GET", path, "", Map.of("Cookie", cookie + "; jauap_language=" + language));
                assertThat(page.status()).as(path).isEqualTo(200);
                assertThat(page.text()).contains("lang=\"" + language + "\"").doesNotContain("<script", "<b>odd");
                assertThat(page.text())
                        .as("a text without a translation")
                        .doesNotContainPattern(">(menu|why|owner|reason|tick|status|author|done)\\.");
                assertThat(page.raw()
                                .headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                        .contains("default-src 'none'", "frame-ancestors 'none'");
            }
        }
    }

    private static String conversation() {
        String id = house.get("/admin/handovers")
                .json()
                .path("items")
                .path(0)
                .path("conversation_id")
                .asString();
        return "/console/tenants/demo_salon/conversations/" + id;
    }

    @Test
    void shows_why_the_bot_answered_so() {
        House.Answer page = page(conversation(), signIn());
        assertThat(page.text())
                .contains("&lt;script&gt;alert(1)", "Why this answer", "hand-over", "understanding", "Pack version");
    }

    @Test
    void takes_no_form_without_its_key() {
        String cookie = signIn();
        House.Answer forged = house.call(
                "POST",
                "/console/tenants/demo_salon/suspend",
                "form_key=x",
                Map.of("Cookie", cookie, "Content-Type", FORM));
        assertThat(forged.status()).isEqualTo(403);
        String other = formKey(page("/console", signIn()));
        assertThat(post("/console/tenants/demo_salon/suspend", cookie, other).status())
                .isEqualTo(403);
        assertThat(house.get("/admin/tenants/demo_salon").json().path("status").asString())
                .isEqualTo("ACTIVE");
    }

    private static House.Answer post(String path, String cookie, String key) {
        return house.call("POST", path, "form_key=" + key, Map.of("Cookie", cookie, "Content-Type", FORM));
    }

    @Test
    void its_buttons_do_what_they_say_and_the_audit_knows() {
        String cookie = signIn();
        String key = formKey(page("/console", cookie));
        assertThat(post("/console/tenants/demo_salon/suspend", cookie, key).status())
                .isEqualTo(303);
        assertThat(house.get("/admin/tenants/demo_salon").json().path("status").asString())
                .isEqualTo("SUSPENDED");
        post("/console/tenants/demo_salon/resume", cookie, key);
        assertThat(house.get("/admin/audit").text()).contains("\"actor\":\"console\"");

        String held = house.get("/admin/quarantine")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        House.Answer replay = post("/console/tenants/demo_salon/quarantine/" + held + "/replay", cookie, key);
        assertThat(replay.raw().headers().firstValue("Location").orElse("")).endsWith("done=not-replayed");

        String failed = house.get("/admin/outbox?status=FAILED")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        House.Answer resent = post("/console/tenants/demo_salon/outbox/" + failed + "/resend", cookie, key);
        assertThat(resent.raw().headers().firstValue("Location").orElse("")).endsWith("done=resent");
        assertThat(house.get("/admin/outbox?status=WAITING").text()).contains(failed);
        assertThat(house.get("/admin/outbox?status=FAILED").text()).doesNotContain(failed);
    }

    @Test
    void a_customer_is_erased_once_it_was_shown_what_is_lost() {
        house.whatsapp("wa", secret, "erase-1", "77015559911", "Где вы находитесь?");
        house.pump();
        String id = house.get("/admin/tenants/demo_salon/contacts?q=77015559911")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        String home = "/console/tenants/demo_salon/customers/" + id;
        String cookie = signIn();
        assertThat(page(home, cookie).text()).contains(home + "/erase");
        House.Answer asked = page(home + "/erase", cookie);
        assertThat(asked.text()).contains("Erase this customer", "Messages", "Erase for good");
        Matcher code = Pattern.compile("name=\"code\" value=\"([^\"]+)\"").matcher(asked.text());
        assertThat(code.find()).isTrue();
        String form = "form_key=" + formKey(asked) + "&code=";
        Map<String, String> headers = Map.of("Cookie", cookie, "Content-Type", FORM);
        assertThat(house.call("POST", home + "/erase", form + "00000000", headers)
                        .raw()
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("done=not-customer");
        assertThat(house.call("POST", home + "/erase", form + code.group(1), headers)
                        .raw()
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/erasures?done=customer-erase");
        house.pump();
        assertThat(page(home, cookie).status()).isEqualTo(404);
        for (String language : List.of("ru", "kk", "en")) {
            House.Answer done = house.call(
                    "GET",
                    "/console/tenants/demo_salon/erasures",
                    "",
                    Map.of("Cookie", cookie + "; jauap_language=" + language));
            assertThat(done.status()).isEqualTo(200);
            assertThat(done.text())
                    .doesNotContainPattern(">(erase|erasures)\\.")
                    .doesNotContain("77015559911");
        }
    }

    @Test
    void a_session_ends_in_time_and_with_its_token() {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-21T06:00:00Z"));
        Sessions sessions = new Sessions(AdminToken.of("one"), clock);
        String cookie = sessions.begin("one").orElseThrow();
        assertThat(sessions.begin("two")).isEmpty();
        assertThat(sessions.holds(cookie)).isTrue();
        assertThat(sessions.holds("9" + cookie)).isFalse();
        assertThat(new Sessions(AdminToken.of("new"), clock).holds(cookie)).isFalse();
        clock.forward(Sessions.LENGTH.plus(Duration.ofSeconds(1)));
        assertThat(sessions.holds(cookie)).isFalse();
        assertThat(sessions.holds("")).isFalse();
        assertThat(sessions.holds(null)).isFalse();
    }

    @Test
    void nobody_guesses_for_long() {
        SignInLimits limits = new SignInLimits();
        for (int i = 0; i < 10; i++) {
            assertThat(limits.mayTry("10.0.0.1")).isTrue();
        }
        assertThat(limits.mayTry("10.0.0.1")).isFalse();
        assertThat(limits.mayTry("10.0.0.2")).isTrue();
    }

    @Test
    void all_languages_have_the_same_texts() {
        assertThat(ConsoleTexts.of("kk").keySet())
                .isEqualTo(ConsoleTexts.of("ru").keySet());
        assertThat(ConsoleTexts.of("en").keySet())
                .isEqualTo(ConsoleTexts.of("ru").keySet());
    }
}
