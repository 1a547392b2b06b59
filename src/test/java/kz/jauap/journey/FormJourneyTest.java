package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.jauap.ops.House;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A customer fills in a form: a person gets it with the phone, nobody pretends to have answered, and what is said to a
/// form is told to have gone nowhere.
@ExtendWith(Street.class)
class FormJourneyTest {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> BROWSER =
            Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html");

    private final Street.Business business = Street.business();
    private final String path = "/form/" + business.slug + "/" + business.slug;

    private String connect(Map<String, String> config) {
        return business.connect("form", business.slug, config, Map.of());
    }

    private House.Answer post(Map<String, String> fields) {
        return Street.house().call("POST", path, Json.write(fields), JSON);
    }

    @Test
    void a_form_goes_to_a_person_with_the_phone_and_nothing_is_said_to_be_sent() {
        connect(Map.of());
        House.Answer taken = post(Map.of(
                "name", "Айгуль",
                "phone", "8 (701) 555-01-01",
                "message", "Сколько стоит маникюр?",
                "utm_source", "instagram",
                "utm_campaign", "spring",
                "consent", "yes"));
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.json().path("success").asBoolean()).isTrue();
        until(() -> business.count("handover") == 1);
        until(business::rests);
        assertThat(business.texts("select reason from handover where tenant_id = :id"))
                .containsExactly("no_way_back");
        assertThat(business.texts("select request from handover where tenant_id = :id")
                        .getFirst())
                .contains("Айгуль, +77015550101", "Сколько стоит маникюр?");
        assertThat(business.count("outbox"))
                .as("nothing pretends to be an answer")
                .isZero();
        assertThat(business.texts("select message from inbox where tenant_id = :id")
                        .getFirst())
                .contains("\"ad_channel\":\"instagram\"", "\"ad_id\":\"spring\"");
    }

    @Test
    void the_same_form_twice_is_one_and_another_of_the_same_person_joins_the_request() {
        connect(Map.of());
        Map<String, String> once = Map.of("phone", "87015550101", "message", "Перезвоните", "consent", "yes");
        assertThat(post(once).status()).isEqualTo(200);
        assertThat(post(once).status()).isEqualTo(200);
        until(() -> business.count("handover") == 1);
        assertThat(business.count("inbox")).isEqualTo(1);
        post(Map.of("phone", "+77015550101", "message", "И ещё педикюр", "consent", "yes"));
        until(() -> business.texts("select request from handover where tenant_id = :id")
                .getFirst()
                .contains("педикюр"));
        assertThat(business.count("handover")).isEqualTo(1);
        assertThat(business.count("conversation")).isEqualTo(1);
    }

    @Test
    void a_browser_is_thanked_on_a_page_or_sent_where_the_account_says() {
        connect(Map.of("title", "Салон «Тест»", "color", "#7c2d5e"));
        House.Answer page = Street.house().call("GET", path + "?lang=kk&utm_source=vk", "", Map.of());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains(
                        "Салон «Тест»",
                        "#7c2d5e",
                        "Жіберу",
                        "name=\"utm_source\" value=\"vk\"",
                        "?lang=ru&amp;utm_source=vk\"");
        assertThat(page.raw().headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'self'", "script-src 'self';");
        House.Answer sent = Street.house()
                .call("POST", path, "phone=87015550101&message=hi&consent=yes&lang=kk&submission_id=a1", BROWSER);
        assertThat(sent.status()).isEqualTo(303);
        String next = sent.raw().headers().firstValue("Location").orElse("");
        assertThat(next).isEqualTo(path + "/thanks?lang=kk");
        assertThat(Street.house().call("GET", next, "", Map.of()).text()).contains("Өтінім қабылданды");
        business.change("form", business.slug, "{\"config\":{\"redirects\":\"https://salon.example/spasibo\"}}");
        House.Answer away = Street.house()
                .call("POST", path, "phone=87015550101&message=hi&consent=yes&redirect=https://evil.example", BROWSER);
        assertThat(away.raw().headers().firstValue("Location")).contains("https://salon.example/spasibo");
    }

    @Test
    void what_is_wrong_is_told_beside_the_field_and_what_was_typed_stays() {
        connect(Map.of("fields", "name*, phone*, message"));
        House.Answer page = Street.house()
                .call("POST", path, "phone=123&message=%3Cb%3Ehello&lang=ru&utm_source=vk&submission_id=x1", BROWSER);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text())
                .contains("Проверьте номер", "Заполните, пожалуйста", "Без согласия", "&lt;b&gt;hello", "value=\"123\"")
                .contains("name=\"submission_id\" value=\"x1\"", "name=\"utm_source\" value=\"vk\"")
                .doesNotContain("<b>hello");
        House.Answer problem = post(Map.of("message", "hi"));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.raw().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(problem.json().path("fields").propertyNames()).contains("name", "phone", "consent");
        assertThat(business.count("inbox")).isZero();
    }

    @Test
    void a_builder_of_forms_posts_to_the_webhook_with_the_secret() {
        String secret = connect(Map.of());
        String webhook = "/webhook/form/" + business.slug;
        String body = "Name=Olga&Phone=%2B79161234567&Comments=hello&tranid=5:1&formid=f1";
        Map<String, String> type = Map.of("Content-Type", "application/x-www-form-urlencoded");
        assertThat(Street.house().call("POST", webhook, body, type).status()).isEqualTo(401);
        assertThat(Street.house()
                        .call("POST", webhook + "?webhook_secret=" + secret, body, type)
                        .status())
                .isEqualTo(200);
        until(() -> business.count("handover") == 1);
        assertThat(business.texts("select request from handover where tenant_id = :id")
                        .getFirst())
                .contains("+79161234567");
    }

    @Test
    void what_a_person_writes_to_a_form_is_told_to_have_reached_nobody() {
        connect(Map.of());
        post(Map.of("phone", "87015550101", "message", "Перезвоните", "consent", "yes"));
        until(() -> business.count("handover") == 1);
        String conversation = business.texts("select id from conversation where tenant_id = :id")
                .getFirst();
        String agent = agent();
        House.Answer said = Street.house()
                .post(
                        "/admin/tenants/" + business.slug + "/conversations/" + conversation + "/reply",
                        Json.write(Map.of("agent", agent, "text", "Здравствуйте!")));
        assertThat(said.status()).as(said.text()).isLessThan(300);
        until(() -> business.texts("select status from outbox where tenant_id = :id")
                .contains("FAILED"));
        assertThat(business.texts("select last_error from outbox where tenant_id = :id and status = 'FAILED'"))
                .allSatisfy(error -> assertThat(error).contains("no way back", "+77015550101"));
    }

    private String agent() {
        return Street.expect(
                        201,
                        Street.house()
                                .post(
                                        "/admin/tenants/" + business.slug + "/agents",
                                        "{\"name\":\"Aliya\",\"role\":\"OWNER\",\"branches\":[]}"))
                .path("id")
                .asString();
    }

    @Test
    void a_case_that_is_taken_and_closed_says_nothing_to_somebody_who_cannot_hear_it() {
        connect(Map.of());
        post(Map.of("phone", "87015550101", "message", "Перезвоните", "consent", "yes"));
        until(() -> business.count("handover") == 1);
        String handover =
                business.texts("select id from handover where tenant_id = :id").getFirst();
        String body = Json.write(Map.of("agent", agent()));
        for (String deed : java.util.List.of("take", "resolve")) {
            House.Answer done = Street.house()
                    .post("/admin/tenants/" + business.slug + "/handovers/" + handover + "/" + deed, body);
            assertThat(done.status()).as(done.text()).isEqualTo(200);
        }
        assertThat(business.texts("select status from handover where tenant_id = :id"))
                .containsExactly("RESOLVED");
        until(business::rests);
        assertThat(business.count("outbox")).isZero();
    }

    @Test
    void nobody_finds_a_form_of_another_business_or_one_that_is_switched_off() {
        connect(Map.of());
        assertThat(Street.house()
                        .call("GET", "/form/other/" + business.slug, "", Map.of())
                        .status())
                .isEqualTo(404);
        business.change("form", business.slug, "{\"status\":\"SUSPENDED\"}");
        assertThat(Street.house().call("GET", path, "", Map.of()).status()).isEqualTo(404);
        assertThat(post(Map.of("phone", "87015550101", "consent", "yes")).status())
                .isEqualTo(404);
    }
}
