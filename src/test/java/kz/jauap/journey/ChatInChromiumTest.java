package kz.jauap.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import kz.jauap.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A customer with a real browser. Without a Chromium on the machine these tests are reported as not run.
@ExtendWith(Street.class)
class ChatInChromiumTest {

    private static final String PRICE_AND_HOURS = "Сколько стоит маникюр и до скольки вы работаете?";
    private static final Path PICTURES = Path.of("target/screenshots");
    private static Chromium chromium;
    private final List<String> complaints = new ArrayList<>();
    private Street.Business business;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void enter() {
        business = Street.business();
        business.visitor();
        context = person("ru-RU", 1280, 800, ColorScheme.LIGHT);
        page = watched(context.newPage());
        page.navigate(chat());
    }

    @AfterEach
    void leave() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    private void visit(String locale, int width, int height, ColorScheme scheme) {
        comesAnew(locale, width, height, scheme);
        page.navigate(chat());
    }

    private void comesAnew(String locale, int width, int height, ColorScheme scheme) {
        context.close();
        context = person(locale, width, height, scheme);
        page = watched(context.newPage());
    }

    private static BrowserContext person(String locale, int width, int height, ColorScheme scheme) {
        return chromium.enters(new Browser.NewContextOptions()
                .setLocale(locale)
                .setTimezoneId("Asia/Almaty")
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height));
    }

    private Page watched(Page opened) {
        opened.onPageError(complaints::add);
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("net::ERR_")) {
                complaints.add(message.text());
            }
        });
        return opened;
    }

    private String chat() {
        return address("/chat/" + business.slug);
    }

    private static String address(String path) {
        return Street.house().address + path;
    }

    private void write(String text) {
        page.getByRole(com.microsoft.playwright.options.AriaRole.TEXTBOX).fill(text);
        page.locator("#send").click();
    }

    private Locator mine() {
        return page.locator(".bubble.me");
    }

    private Locator answers() {
        return page.locator(".bubble.them");
    }

    @Test
    void asks_what_a_manicure_costs_and_sees_the_price_and_the_closing_time() {
        page.navigate(address("/chat/demo_salon"));
        write(PRICE_AND_HOURS);
        assertThat(mine()).containsText(PRICE_AND_HOURS);
        assertThat(answers()).hasCount(1);
        assertThat(answers()).containsText(Pattern.compile("\\d[\\u00a0 ]?\\d{3}.*₸", Pattern.DOTALL));
        assertThat(answers()).containsText("21:00");
        assertThat(mine().locator("small")).containsText("✓✓");
        assertThat(page.locator("#typing")).isHidden();
        assertThat(page.locator("#welcome")).hasCount(0);
    }

    @Test
    void a_reload_keeps_the_conversation_and_doubles_nothing() {
        write("Где вы находитесь?");
        assertThat(answers()).hasCount(1);
        write("До скольки вы работаете?");
        assertThat(answers()).hasCount(2);
        List<String> before = page.locator(".bubble > span:not(.name)").allInnerTexts();
        for (int i = 0; i < 2; i++) {
            page.reload();
            assertThat(page.locator(".bubble")).hasCount(4);
            assertThat(page.locator(".bubble > span:not(.name)").allInnerTexts())
                    .isEqualTo(before);
            assertThat(mine().last().locator("small")).containsText("✓✓");
        }
    }

    @Test
    void what_is_written_without_a_connection_is_kept_and_goes_out_by_itself() {
        write("Где вы находитесь?");
        assertThat(answers()).hasCount(1);
        context.setOffline(true);
        write("До скольки вы работаете?");
        assertThat(page.locator("#state")).containsText("Нет связи");
        assertThat(mine()).hasCount(2);
        context.setOffline(false);
        assertThat(answers()).hasCount(2);
        assertThat(answers().last()).containsText("21:00");
        assertThat(mine()).hasCount(2);
        assertThat(page.locator("#state")).not().containsText("Нет связи");
        assertThat(business.count("inbox")).isEqualTo(2);
    }

    @Test
    void what_was_not_sent_survives_the_page() {
        context.setOffline(true);
        write("Где вы находитесь?");
        assertThat(page.locator("#state")).containsText("Нет связи");
        page.close();
        context.setOffline(false);
        page = context.newPage();
        page.navigate(chat());
        assertThat(answers()).hasCount(1);
        assertThat(mine()).hasCount(1);
        assertThat(business.count("inbox")).isEqualTo(1);
    }

    @Test
    void the_keyboard_is_enough() {
        page.navigate(chat());
        assertThat(page.locator("#text")).isFocused();
        page.keyboard().type("До скольки");
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("работаете?");
        assertThat(mine()).hasCount(0);
        page.keyboard().press("Enter");
        assertThat(answers()).hasCount(1);
        assertThat(mine().locator("span")).hasText("До скольки\nработаете?");
        assertThat(page.locator("#text")).isFocused();
        assertThat(page.locator("#text")).hasValue("");
        for (String id : List.of("lines", "")) {
            page.keyboard().press("Shift+Tab");
            assertThat(page.evaluate("document.activeElement.id || ''")).isEqualTo(id);
        }
        assertThat(page.evaluate("document.activeElement.lang")).isEqualTo("en");
        page.keyboard().press("Enter");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(answers()).hasCount(1);
    }

    @Test
    void a_screen_reader_is_told_what_is_new() {
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.LOG))
                .hasAttribute("aria-live", "polite");
        assertThat(page.getByLabel("Напишите сообщение…")).isVisible();
        assertThat(page.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Отправить")))
                .isVisible();
        assertThat(page.locator("#send")).isDisabled();
        write("Где вы находитесь?");
        assertThat(answers()).hasCount(1);
        assertThat(mine().locator("small")).hasAttribute("title", "Прочитано");
    }

    @Test
    void the_page_speaks_kazakh_with_those_who_do() {
        visit("kk-KZ", 1280, 800, ColorScheme.LIGHT);
        assertThat(page.locator("html")).hasAttribute("lang", "kk");
        assertThat(page.locator(".hello")).containsText("Сәлем");
        write("Маникюр қанша тұрады?");
        assertThat(answers()).containsText("₸");
        page.getByText("ru", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("html")).hasAttribute("lang", "ru");
        assertThat(answers()).hasCount(1);
    }

    @Test
    void markup_in_a_message_is_text_and_an_address_is_a_link() {
        write("<img src=x onerror=alert(1)> https://example.kz/a?b=1. \u202eabc");
        assertThat(mine().locator("span")).hasText("<img src=x onerror=alert(1)> https://example.kz/a?b=1. \u202eabc");
        assertThat(mine().locator("a")).hasAttribute("href", "https://example.kz/a?b=1");
        assertThat(mine().locator("a")).hasAttribute("rel", Pattern.compile("noopener"));
        assertThat(mine().locator("img")).hasCount(0);
        assertThat(answers()).hasCount(1);
    }

    @Test
    void fits_a_phone_in_either_light() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            String color = scheme == ColorScheme.LIGHT ? "#0f766e" : "#ffd400";
            business.change("webchat", business.slug, "{\"config\":{\"color\":\"" + color + "\"}}");
            visit("ru-RU", 390, 844, scheme);
            write(PRICE_AND_HOURS);
            assertThat(answers()).hasCount(1);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            assertThat(page.locator("#send").boundingBox().width).isGreaterThanOrEqualTo(44);
            assertThat(page.locator("#send").boundingBox().y).isLessThan(844);
            assertThat((Double) page.evaluate(CONTRAST)).isGreaterThanOrEqualTo(4.5);
        }
    }

    private void chooses(String name, String type, byte[] bytes) {
        page.setInputFiles("#file", new FilePayload(name, type, bytes));
    }

    @Test
    void a_picture_is_sent_shown_and_still_there_after_a_reload() {
        chooses("screen.png", "image/png", WebChatPicturesTest.picture("png"));
        assertThat(mine().locator("small")).containsText("✓✓");
        assertThat(answers()).hasCount(1);
        assertThat(mine().locator("progress")).hasCount(0);
        assertThat(page.locator("#text")).isFocused();
        for (int i = 0; i < 2; i++) {
            Locator picture = page.getByRole(
                    com.microsoft.playwright.options.AriaRole.IMG,
                    new Page.GetByRoleOptions().setName("Ваша картинка"));
            assertThat(picture).isVisible();
            assertThat(picture).hasJSProperty("naturalWidth", 320);
            assertThat(mine()).hasCount(1);
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("chat-picture-" + i + ".png")));
            page.reload();
        }
        assertThat(business.texts("select state || ' ' || mime_type from media where tenant_id = :id"))
                .containsExactly("KEPT image/png");
        assertThat(business.count("handover")).isEqualTo(1);
    }

    @Test
    void what_is_no_picture_or_too_large_is_told_kindly_and_words_still_go() {
        business.change("{\"settings\":{\"media\":{\"megabytes\":1}}}");
        visit("ru-RU", 390, 844, ColorScheme.LIGHT);
        chooses("price.pdf", "application/pdf", new byte[] {1, 2, 3});
        assertThat(mine().last().locator(".why")).hasText("Это не картинка. Подойдут JPEG, PNG, WebP и GIF");
        chooses("large.png", "image/png", new byte[1024 * 1024 + 1]);
        assertThat(mine().last().locator(".why")).hasText("Картинка слишком большая: можно до 1 МБ");
        chooses("fake.png", "image/png", "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(mine().last().locator(".why")).hasText("Это не картинка. Подойдут JPEG, PNG, WebP и GIF");
        org.assertj.core.api.Assertions.assertThat(complaints).hasSize(1);
        complaints.clear(); // the browser's own line of the 415
        write("До скольки вы работаете?");
        assertThat(answers()).containsText("21:00");
        org.assertj.core.api.Assertions.assertThat(business.count("media")).isZero();
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("chat-picture-refused.png")));
    }

    @Test
    void a_picture_that_found_no_connection_goes_out_once_asked_for_again() {
        assertThat(page.locator("#state")).containsText("отвечает сразу");
        context.setOffline(true);
        chooses("screen.png", "image/png", WebChatPicturesTest.picture("png"));
        assertThat(mine().locator(".why")).hasText("Картинка не отправилась");
        context.setOffline(false);
        mine().getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();
        assertThat(mine().locator("small")).containsText("✓✓");
        assertThat(mine()).hasCount(1);
        assertThat(mine().locator(".why")).hasCount(0);
    }

    @Test
    void a_picture_is_chosen_by_keyboard_and_named_for_who_cannot_see_it() {
        page.locator("#text").focus();
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("attach");
        assertThat(page.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Приложить картинку")))
                .isVisible();
        page.waitForFileChooser(() -> page.locator("#attach").click())
                .setFiles(new FilePayload("screen.png", "image/png", WebChatPicturesTest.picture("png")));
        assertThat(mine().locator("small")).containsText("✓✓");
        business.change("{\"settings\":{\"media\":{\"keep\":false}}}");
        page.reload();
        assertThat(page.locator("#attach")).hasCount(0);
    }

    @Test
    void who_sends_a_picture_before_the_page_knows_them_is_one_visitor_and_not_two() {
        List<Route> asked = new ArrayList<>();
        comesAnew("ru-RU", 1280, 800, ColorScheme.LIGHT);
        context.route(Pattern.compile("/visitor$"), asked::add);
        page.navigate(chat());
        chooses("screen.png", "image/png", WebChatPicturesTest.picture("png"));
        assertThat(mine().locator("progress")).isVisible();
        page.waitForCondition(() -> !asked.isEmpty());
        asked.forEach(Route::resume);
        assertThat(mine().locator("small")).containsText("✓✓");
        assertThat(asked).as("passes asked for").hasSize(1);
    }

    /// On a slow line the answer may overtake the word that the question was taken.
    @Test
    void what_was_answered_before_the_page_knew_it_was_taken_stays_answered() {
        List<Runnable> late = new ArrayList<>();
        context.route(Pattern.compile("/webhook/webchat/"), route -> {
            APIResponse taken = route.fetch();
            late.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(taken)));
        });
        write("Где вы находитесь?");
        assertThat(answers()).hasCount(1);
        assertThat(mine().locator("small")).containsText("✓✓");
        page.waitForResponse(Pattern.compile("/webhook/webchat/"), late.getFirst()::run);
        context.unrouteAll();
        write("До скольки вы работаете?");
        assertThat(answers()).hasCount(2);
        assertThat(mine().first().locator("small")).containsText("✓✓");
        assertThat(page.locator("#typing")).isHidden();
    }

    @Test
    void a_visitor_whose_pass_is_no_longer_taken_is_answered_under_a_new_one() {
        write("Где вы находитесь?");
        assertThat(answers()).hasCount(1);
        List<Route> refused = new ArrayList<>();
        context.route(
                Pattern.compile("/webhook/webchat/"),
                route -> {
                    refused.add(route);
                    route.fulfill(new Route.FulfillOptions().setStatus(401));
                },
                new BrowserContext.RouteOptions().setTimes(1));
        write("До скольки вы работаете?");
        assertThat(answers()).hasCount(2);
        assertThat(answers().last()).containsText("21:00");
        assertThat(mine().last().locator("small")).containsText("✓✓");
        assertThat(refused).hasSize(1);
        complaints.clear(); // the browser's own line of the 401
    }

    /// The least contrast between letters and what lies beneath them, of bubbles, header and footer (WCAG).
    private static final String CONTRAST = """
            () => {
              const light = rgb => rgb.map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
              const parse = text => (text.match(/[\\d.]+/g) || []).map(Number);
              const ground = el => { for (let e = el; e; e = e.parentElement) {
                const c = parse(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] === 1) return c.slice(0, 3); }
                return [255, 255, 255]; };
              const opacity = el => { let o = 1; for (let e = el; e; e = e.parentElement) o *= +getComputedStyle(e).opacity; return o; };
              return Math.min(...[...document.querySelectorAll('.bubble span, .bubble small, .who h1, .who p, .foot, .day, .languages a')].map(el => {
                const back = ground(el), o = opacity(el);
                const ink = parse(getComputedStyle(el).color).slice(0, 3).map((v, i) => v * o + back[i] * (1 - o));
                const [a, b] = [light(ink), light(back)].sort((x, y) => y - x);
                return (a + .05) / (b + .05);
              }));
            }
            """;

    @Test
    void one_line_on_another_site_opens_the_chat() throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String script = address("/widget/" + business.slug + ".js");
        byte[] shop = "<!doctype html><meta charset=utf-8><h1>Shop</h1><script src=\"%s\" async></script>"
                .formatted(script)
                .getBytes(StandardCharsets.UTF_8);
        site.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, shop.length);
            exchange.getResponseBody().write(shop);
            exchange.close();
        });
        site.start();
        try {
            String origin = "http://127.0.0.1:" + site.getAddress().getPort();
            business.change("webchat", business.slug, "{\"config\":{\"origins\":\"" + origin + "\"}}");
            page.navigate(origin + "/nails?utm_source=instagram&utm_campaign=may");
            Consumer<String> press = name -> page.getByRole(
                            com.microsoft.playwright.options.AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                    .click();
            press.accept("Открыть чат");
            FrameLocator frame = page.frameLocator("#jauap-widget iframe");
            frame.locator("#text").fill("Где вы находитесь?");
            frame.locator("#text").press("Enter");
            assertThat(frame.locator(".bubble.them")).containsText("Абая");
            org.assertj.core.api.Assertions.assertThat(business.texts(
                            "select (message -> 'meta' ->> 'utm_source') || ' ' || (message -> 'meta' ->> 'page')"
                                    + " from inbox where tenant_id = :id"))
                    .as("what led the visitor to the site")
                    .containsExactly("instagram " + origin + "/nails");
            business.change("{\"settings\":{\"quietMs\":3000,\"completeQuietMs\":3000}}"); // time to close the chat
            frame.locator("#text").fill("До скольки вы работаете?");
            frame.locator("#text").press("Enter");
            press.accept("Закрыть чат");
            assertThat(page.locator("#jauap-widget iframe")).isHidden();
            assertThat(page.locator("#jauap-widget b")).hasText("1");
            press.accept("Открыть чат");
            assertThat(page.locator("#jauap-widget b")).isEmpty();
        } finally {
            site.stop(0);
        }
    }
}
