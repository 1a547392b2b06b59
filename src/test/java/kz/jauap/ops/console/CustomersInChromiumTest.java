package kz.jauap.ops.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import kz.jauap.Chromium;
import kz.jauap.contact.Customers;
import kz.jauap.ops.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A person of the business says in a real browser who is one and who is not, on a desk and on a phone. Without a
/// Chromium on the machine this is reported as not run.
class CustomersInChromiumTest {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static Customers customers;
    private static Customers.Shop shop;
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
        customers = new Customers();
        shop = customers.shop();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (customers != null) {
            customers.close();
        }
    }

    private static Page signedIn(int width, int height, String path) {
        BrowserContext context = chromium.enters(
                new Browser.NewContextOptions().setLocale("ru-RU").setViewportSize(width, height));
        Page page = context.newPage();
        page.navigate(customers.house.address + "/console");
        page.locator("input[type=password]").fill(House.TOKEN);
        page.locator(".main-button").click();
        page.navigate(customers.house.address + path);
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("nothing is wider than the window")
                .isTrue();
    }

    @Test
    void a_person_joins_two_and_takes_them_apart_again() {
        UUID whatsapp = shop.whatsapp("one", "77015552233", "Где вы находитесь?");
        shop.whatsapp("two", "77015552233", "Сколько стоит маникюр?");
        UUID telegram = shop.telegram(9001, "запишите меня, мой номер 8 701 555-22-33");
        shop.telegram(9002, "Где вы находитесь?");
        String list = "/console/tenants/" + shop.slug + "/customers";
        Page page = signedIn(1280, 800, list);
        assertThat(page.locator("h1")).hasText("Клиенты");
        assertThat(page.locator(".rows > li")).hasCount(3);
        assertThat(page.locator(".card")).containsText("+77015552233");
        picture(page, "customers-desk");
        page.locator(".card .main-button").click();
        assertThat(page.locator(".said")).hasText("Теперь это один клиент. Это можно отменить.");
        assertThat(page.locator(".rows a.row")).hasCount(3);
        picture(page, "customer-desk");
        assertThat(shop.person(telegram)).isEqualTo(shop.person(whatsapp));

        Page phone = signedIn(390, 844, list);
        picture(phone, "customers-phone");
        phone.locator("#q").fill("8 701 555 22 33");
        phone.locator(".try .quiet-button").click();
        assertThat(phone.locator(".rows > li")).hasCount(1);
        phone.locator(".rows a.row").click();
        picture(phone, "customer-phone");
        phone.locator("#name").fill("Айгуль");
        phone.locator(".try .quiet-button").click();
        assertThat(phone.locator("h1")).hasText("Айгуль");
        phone.locator(".card .quiet-button").first().click();
        assertThat(phone.locator(".said")).hasText("Разъединено: у каждого снова всё своё.");
        assertThat(shop.person(telegram)).isNotEqualTo(shop.person(whatsapp));
        for (String language : List.of("kk", "en")) {
            phone.locator("button[lang=" + language + "]").click();
            phone.navigate(customers.house.address + list + "/" + shop.person(whatsapp));
            assertThat(phone.locator("main").innerText())
                    .doesNotContainPattern("(customers|sign|merge|owner)\\.[a-zA-Z]");
        }
        page.context().close();
        phone.context().close();
    }

    @Test
    void a_ticket_is_taken_answered_and_closed() {
        Customers.Shop repair = customers.shop("demo-repair", "{\"quietMs\":0,\"completeQuietMs\":0}");
        customers
                .house
                .bean(kz.jauap.identity.Agents.class)
                .add(repair.tenant, "Алия", kz.jauap.identity.Role.MANAGER, List.of(), "test");
        repair.whatsapp("one", "77015557711", "Запишите на завтра. Разбил экран айфон 14");
        UUID talk = repair.whatsapp("two", "77015557722", "Позовите человека");
        String list = "/console/tenants/" + repair.slug + "/tickets";
        Page page = signedIn(1280, 800, list);
        assertThat(page.locator(".rows > li")).hasCount(2);
        picture(page, "tickets-desk");
        page.locator(".rows a.row").last().click();
        assertThat(page.locator("main")).containsText("62 000–75 000");
        picture(page, "ticket-desk");

        Page phone = signedIn(390, 844, list);
        picture(phone, "tickets-phone");
        phone.locator(".rows a.row").first().click();
        phone.locator("#text").fill("Добрый день, это Алия");
        phone.locator(".buttons .main-button").click();
        assertThat(phone.locator(".said")).hasText("Ответ отправляется в тот чат, где писал клиент.");
        picture(phone, "ticket-phone");
        assertThat(repair.said(talk, kz.jauap.conversation.Author.OPERATOR)).containsExactly("Добрый день, это Алия");
        phone.locator("button[formaction$=close]").click();
        assertThat(phone.locator(".said")).hasText("Выполнено.");
        for (String language : List.of("kk", "en")) {
            phone.locator("button[lang=" + language + "]").click();
            phone.navigate(customers.house.address + list);
            phone.locator(".rows a.row").first().click();
            assertThat(phone.locator("main").innerText()).doesNotContainPattern("(ticket|tickets|actor)\\.[a-zA-Z]");
        }
        page.context().close();
        phone.context().close();
    }

    @Test
    void what_a_request_was_told_stands_on_its_page_and_what_is_not_sure_says_so() {
        Customers.Shop repair = customers.shop("demo-repair", "{\"quietMs\":0,\"completeQuietMs\":0}");
        repair.whatsapp("one", "77015558811", "Позовите мастера, айфон 13");
        repair.whatsapp("one", "77015558811", "искрит и пахнет");
        Page page = signedIn(1280, 800, "/console/tenants/" + repair.slug + "/tickets");
        page.locator(".rows a.row").first().click();
        assertThat(page.locator("main")).containsText("модель");
        assertThat(page.locator("main")).containsText("айфон 13");
        assertThat(page.locator(".row", new Page.LocatorOptions().setHasText("искрит и пахнет"))
                        .locator(".chip"))
                .hasText("не точно, уточнить");
        picture(page, "ticket-told-desk");
        page.setViewportSize(390, 844);
        picture(page, "ticket-told-phone");
        page.context().close();
    }
}
