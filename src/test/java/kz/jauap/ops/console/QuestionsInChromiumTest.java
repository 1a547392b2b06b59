package kz.jauap.ops.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kz.jauap.Chromium;
import kz.jauap.ops.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A person of the business answers a question in a real browser, on a desk and on a phone. Without a Chromium on the
/// machine this is reported as not run.
class QuestionsInChromiumTest {

    private static final Path PICTURES = Path.of("target/screenshots");

    private static House house;
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
        house = House.pumped(Map.of("JAUAP_CHATFLOW_API_BASE", "http://127.0.0.1:1", "OUTBOX_MAX_ATTEMPTS", "1"));
        customersAsk();
    }

    private static void customersAsk() {
        String secret = house.post(
                        "/admin/tenants/demo_salon/channels",
                        "{\"kind\":\"chatflow\",\"account\":\"wa\",\"config\":{\"instance_id\":\"i\"},"
                                + "\"secrets\":{\"token\":\"t\"}}")
                .json()
                .path("generated")
                .path("webhook_secret")
                .asString();
        List<String> questions = List.of(
                "есть ли у вас зарядка для электромобиля?",
                "меня зовут Айгерим, зарядка электромобиля у вас есть?",
                "zaryadka elektromobilya est?",
                "можно ли у вас арендовать фотостудию на вечер",
                "электромобильді зарядтау бар ма");
        for (int i = 0; i < questions.size(); i++) {
            house.whatsapp("wa", secret, "c-" + i, "7701555014" + i, questions.get(i));
            house.pump();
        }
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (house != null) {
            house.close();
        }
    }

    private static Page signedIn(int width, int height) {
        BrowserContext context = chromium.enters(
                new Browser.NewContextOptions().setLocale("ru-RU").setViewportSize(width, height));
        Page page = context.newPage();
        page.navigate(house.address + "/console");
        page.locator("input[type=password]").fill(House.TOKEN);
        page.locator(".main-button").click();
        page.navigate(house.address + "/console/questions");
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static void fitsItsWidth(Page page) {
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("nothing is wider than the window")
                .isTrue();
    }

    @Test
    void a_question_is_answered_and_approved_on_a_desk_and_on_a_phone() {
        Page page = signedIn(1280, 800);
        assertThat(page.locator("h1")).hasText("Вопросы без ответа");
        assertThat(page.locator(".card").first()).containsText("электромобил");
        assertThat(page.locator("main")).not().containsText("Айгерим");
        page.locator(".fold summary").first().click();
        page.locator("textarea[name=answer_ru]").first().fill("Да, во дворе две зарядки, бесплатно для клиентов.");
        picture(page, "questions-desk");
        page.locator(".write .main-button").first().click();
        assertThat(page.locator(".said")).hasText("Ответ ждёт утверждения.");
        page.locator("#asked").fill("зарядка для электромобиля есть?");
        page.locator(".try .quiet-button").click();
        assertThat(page.locator(".try")).containsText("вопрос получит человек");
        picture(page, "proposals-desk");
        page.locator(".buttons .main-button").first().click();
        assertThat(page.locator(".said")).hasText("Ответ в работе.");
        page.locator("#asked").fill("зарядка для электромобиля есть?");
        page.locator(".try .quiet-button").click();
        assertThat(page.locator(".try blockquote")).containsText("две зарядки");

        Page phone = signedIn(390, 844);
        fitsItsWidth(phone);
        picture(phone, "questions-phone");
        phone.navigate(house.address + "/console/tenants/demo_salon/questions?show=approved");
        phone.locator(".fold summary").first().click();
        fitsItsWidth(phone);
        picture(phone, "answers-phone");
        phone.locator(".buttons button").last().click();
        assertThat(phone.locator(".said")).hasText("Последнее изменение отменено.");
        page.context().close();
        phone.context().close();
    }
}
