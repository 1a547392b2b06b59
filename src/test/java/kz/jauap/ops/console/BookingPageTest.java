package kz.jauap.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.ops.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The page of bookings: what is wished for stands there, and its buttons decide.
class BookingPageTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PAGE = "/console/tenants/demo_salon/bookings";
    private static House house;
    private static String cookie;

    @BeforeAll
    static void open() {
        house = House.pumped(Map.of("JAUAP_CHATFLOW_API_BASE", "http://127.0.0.1:1", "OUTBOX_MAX_ATTEMPTS", "1"));
        String secret = house.post(
                        "/admin/tenants/demo_salon/channels",
                        "{\"kind\":\"chatflow\",\"account\":\"wa\",\"config\":{\"instance_id\":\"i\"},"
                                + "\"secrets\":{\"token\":\"t\"}}")
                .json()
                .path("generated")
                .path("webhook_secret")
                .asString();
        house.whatsapp("wa", secret, "b-1", "запишите на маникюр завтра в 15:00, меня зовут Анна, 8 701 000 22 33");
        house.pump();
        house.whatsapp("wa", secret, "b-2", "да");
        house.pump();
        String set = house.call("POST", "/console/sign-in", "token=" + House.TOKEN, Map.of("Content-Type", FORM))
                .raw()
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        cookie = set.substring(0, set.indexOf(';'));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static House.Answer page(String path, String language) {
        return house.call("GET", path, "", Map.of("Cookie", cookie + "; jauap_language=" + language));
    }

    private static House.Answer press(String button, String key) {
        return house.call("POST", button, "form_key=" + key, Map.of("Cookie", cookie, "Content-Type", FORM));
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Test
    void what_waits_for_a_person_is_shown_confirmed_and_given_up() {
        assertThat(page("/console/bookings", "ru").raw().headers().firstValue("Location"))
                .contains(PAGE);
        for (String language : new String[] {"ru", "kk", "en"}) {
            assertThat(page(PAGE, language).text())
                    .contains("маникюр", "Анна", "+77010002233", "15:00")
                    .doesNotContainPattern(">(booking|bookings|menu)\\.");
        }
        String text = page(PAGE + "?status=requested", "ru").text();
        assertThat(text)
                .contains("ждёт подтверждения", "Подтвердить", "Отклонить")
                .doesNotContain("Не пришёл");
        assertThat(page(PAGE + "?status=confirmed", "ru").text()).doesNotContain("Анна");

        String key = found("name=\"form_key\" value=\"([^\"]+)\"", text);
        String confirm = found("action=\"([^\"]+/confirmed)\"", text);
        assertThat(press(confirm, "forged").status()).isEqualTo(403);
        assertThat(press(confirm, key).raw().headers().firstValue("Location"))
                .contains(PAGE + "?done=booking-confirmed");
        assertThat(press(confirm, key).raw().headers().firstValue("Location")).contains(PAGE + "?done=not-booking");

        String confirmed = page(PAGE + "?status=confirmed", "ru").text();
        assertThat(confirmed)
                .contains("подтверждена", "Отменить запись")
                .doesNotContain("Не пришёл", "Отклонить</button>");
        assertThat(press(confirm.replace("/confirmed", "/no-show"), key)
                        .raw()
                        .headers()
                        .firstValue("Location"))
                .as("before the time has come nobody has missed it")
                .contains(PAGE + "?done=not-booking");
        assertThat(press(confirm.replace("/confirmed", "/cancelled"), key)
                        .raw()
                        .headers()
                        .firstValue("Location"))
                .contains(PAGE + "?done=booking-cancelled");
        assertThat(house.get("/admin/audit").text()).contains("booking.confirmed", "booking.cancelled");
    }

    @Test
    void another_business_sees_nothing_of_it_and_a_stranger_no_page() {
        assertThat(house.post("/admin/tenants", "{\"slug\":\"other\",\"name\":\"Other\"}")
                        .status())
                .isEqualTo(201);
        assertThat(page("/console/tenants/other/bookings", "ru").text())
                .contains("Записей пока нет")
                .doesNotContain("Анна");
        assertThat(house.call("GET", PAGE, "", Map.of()).status()).isEqualTo(302);
    }
}
