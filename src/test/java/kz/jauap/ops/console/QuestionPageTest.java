package kz.jauap.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.ops.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The page of questions without an answer: what customers asked, the form to answer, and the buttons that decide.
class QuestionPageTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PAGE = "/console/tenants/demo_salon/questions";
    private static House house;
    private static String secret;
    private static String cookie;

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
        asks("q-1", "77015550131", "меня зовут Айгерим, есть ли у вас зарядка для электромобиля <b>?");
        asks("q-2", "77015550132", "зарядка для электромобиля есть?");
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

    private static void asks(String id, String from, String text) {
        house.whatsapp("wa", secret, id, from, text);
        house.pump();
    }

    private static String page(String query, String language) {
        return house.call("GET", PAGE + query, "", Map.of("Cookie", cookie + "; jauap_language=" + language))
                .text();
    }

    private static String press(String button, String form) {
        House.Answer answer = house.call("POST", button, form, Map.of("Cookie", cookie, "Content-Type", FORM));
        return answer.status() + " "
                + answer.raw().headers().firstValue("Location").orElse("");
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void a_question_is_answered_tried_approved_changed_and_turned_down() {
        for (String language : new String[] {"ru", "kk", "en"}) {
            for (String show : new String[] {"", "?show=pending", "?show=approved", "?show=rejected"}) {
                assertThat(page(show, language))
                        .doesNotContainPattern(">(questions|learned|menu|conversation)\\.")
                        .doesNotContain("<b>?");
            }
        }
        String open = page("", "ru");
        assertThat(open)
                .contains("Вопросы без ответа", "электромобиля", "Людей: 2", "нет ответа", "/conversations/")
                .doesNotContain("Айгерим");
        String key = found("name=\"form_key\" value=\"([^\"]+)\"", open);
        String answer = found("action=\"([^\"]+/answer)\"", open);
        assertThat(press(answer, "form_key=forged&answer_ru=x")).startsWith("403");
        assertThat(press(answer, "form_key=" + key + "&answer_ru=&answer_kk=")).endsWith("not-answer-empty");
        assertThat(press(answer, "form_key=" + key + "&answer_ru=" + encoded("Да, во дворе.") + "&answer_kk="))
                .endsWith("?show=pending&done=answer-proposed");

        String pending = page("?show=pending", "ru");
        assertThat(pending)
                .contains("Да, во дворе.", "ждёт утверждения", "на этом языке ответа нет", "/conversations/");
        String asked = "&asked=" + encoded("зарядка для электромобиля есть?");
        assertThat(page("?show=pending" + asked, "ru")).contains("вопрос получит человек", "role=\"status\"");
        String approve = found("action=\"([^\"]+/approve)\"", pending);
        assertThat(press(approve, "form_key=" + key + "&version=1")).endsWith("?show=approved&done=answer-approve");
        assertThat(press(approve, "form_key=" + key + "&version=1")).endsWith("done=not-answer-overtaken");
        assertThat(page("?show=approved" + asked, "ru")).contains("learned:", "@2");
        assertThat(page("", "ru")).contains("отвечен");

        String edit = approve.replace("/approve", "/edit");
        assertThat(press(
                        edit,
                        "form_key=" + key + "&version=2&questions=" + encoded("зарядка есть?\r\nгде зарядить машину")
                                + "&answer_ru=" + encoded("Да, две.") + "&answer_kk=" + encoded("Иә, екеу.")))
                .endsWith("?show=pending&done=answer-edit");
        assertThat(page("?show=pending", "kk")).contains("Да, две.", "Иә, екеу.", "где зарядить машину");
        assertThat(press(approve.replace("/approve", "/reject"), "form_key=" + key + "&version=3"))
                .endsWith("?show=rejected&done=answer-reject");
        assertThat(press(approve.replace("/approve", "/undo"), "form_key=" + key + "&version=4"))
                .endsWith("?show=pending&done=answer-undo");
        assertThat(house.get("/admin/audit").text()).contains("learned.proposed", "learned.approve", "learned.edit");
    }

    @Test
    void another_business_sees_nothing_of_it_and_a_stranger_no_page() {
        assertThat(house.post("/admin/tenants", "{\"slug\":\"other\",\"name\":\"Other\"}")
                        .status())
                .isEqualTo(201);
        assertThat(house.call(
                                "GET",
                                "/console/tenants/other/questions",
                                "",
                                Map.of("Cookie", cookie + "; jauap_language=ru"))
                        .text())
                .contains("Вопросов пока нет")
                .doesNotContain("электромобиля");
        assertThat(house.call("GET", PAGE, "", Map.of()).status()).isEqualTo(302);
        assertThat(house.call("GET", "/console/questions", "", Map.of("Cookie", cookie))
                        .raw()
                        .headers()
                        .firstValue("Location"))
                .isPresent();
    }
}
