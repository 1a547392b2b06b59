package kz.jauap.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.jauap.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A form in a real browser: its own page and in a page of another site. Without a Chromium on the machine these tests
/// are reported as not run.
@ExtendWith(Street.class)
class FormInChromiumTest {

    private static final Path PICTURES = Path.of("target/pictures");

    private static Chromium chromium;
    private final List<String> complaints = new ArrayList<>();
    private final Street.Business business = Street.business();
    private @Nullable BrowserContext context;

    @BeforeAll
    static void open() throws IOException {
        chromium = new Chromium();
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void nothing_went_wrong() {
        Objects.requireNonNull(context).close();
        assertThat(complaints).isEmpty();
    }

    private Page page(int width, int height, ColorScheme scheme) {
        context = chromium.enters(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            boolean refused = message.text().contains("status of 400");
            if (message.type().equals("error") && !refused) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    private void connect(Map<String, String> more) {
        Map<String, String> config = new java.util.HashMap<>(Map.of(
                "title", "Салон «Айсулу»",
                "color", "#7c2d5e",
                "fields", "name, phone*, service, message",
                "label_service_ru", "Услуга",
                "options_service_ru", "Маникюр | Педикюр | Окрашивание",
                "intro_ru", "Оставьте номер, и мы перезвоним в течение часа. Работаем каждый день с 9:00 до 21:00.",
                "consent_url", "https://salon.example/privacy"));
        config.putAll(more);
        business.connect("form", business.slug, config, Map.of());
    }

    private String address(String query) {
        return Street.house().address + "/form/" + business.slug + "/" + business.slug + query;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    @Test
    void a_customer_fills_it_in_on_a_desk_corrects_it_and_is_thanked() {
        connect(Map.of());
        Page page = page(1280, 860, ColorScheme.LIGHT);
        page.navigate(address("?lang=ru&utm_source=vk"));
        picture(page, "form-desktop");
        page.fill("#f-phone", "123");
        page.click("button");
        assertThat(page.locator("#w-phone")).containsText("Проверьте номер");
        assertThat(page.locator("#f-phone")).isFocused();
        picture(page, "form-desktop-wrong");
        page.fill("#f-name", "Айгуль");
        page.fill("#f-phone", "8 701 555 01 01");
        page.selectOption("#f-service", "Педикюр");
        page.check("#consent");
        page.click("button");
        assertThat(page.locator("h2")).containsText("Заявка принята");
        picture(page, "form-desktop-thanks");
        until(() -> business.count("handover") == 1);
        assertThat(business.texts("select request from handover where tenant_id = :id")
                        .getFirst())
                .contains("Айгуль, +77015550101", "Услуга: Педикюр");
    }

    @Test
    void a_phone_shows_all_of_it_in_the_dark_and_in_kazakh() {
        connect(Map.of("intro_kk", "Нөміріңізді қалдырыңыз, бір сағат ішінде хабарласамыз."));
        Page page = page(375, 812, ColorScheme.DARK);
        page.navigate(address("?lang=kk"));
        assertThat(page.locator("button")).containsText("Жіберу");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        picture(page, "form-phone-dark");
        page.fill("#f-phone", "+7 701 555 01 02");
        page.check("#consent");
        page.click("button");
        assertThat(page.locator("h2")).containsText("Өтінім қабылданды");
        picture(page, "form-phone-thanks");
    }

    @Test
    void another_site_holds_it_with_one_line_and_it_is_as_tall_as_it_needs() throws IOException {
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String origin = "http://127.0.0.1:" + shop.getAddress().getPort();
        connect(Map.of("origins", origin));
        String html = "<!doctype html><html lang=ru><meta charset=utf-8><title>Shop</title>"
                + "<body style='font-family:system-ui;margin:24px;max-width:640px'><h2>Запись онлайн</h2><script src='"
                + address("/embed.js") + "' async></script><p id=after>Ниже формы</p>";
        shop.createContext("/", exchange -> {
            byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        shop.start();
        try {
            Page page = page(900, 1000, ColorScheme.LIGHT);
            page.navigate(origin + "/?utm_source=google&utm_campaign=nails");
            FrameLocator frame = page.frameLocator("iframe");
            frame.locator("#f-phone").fill("87015550103");
            page.waitForFunction("document.querySelector('iframe').clientHeight !== 560");
            picture(page, "form-embedded");
            frame.locator("#consent").check();
            frame.locator("button").click();
            assertThat(frame.locator("h2")).containsText("Заявка принята");
            until(() -> business.count("handover") == 1);
            assertThat(business.texts("select message from inbox where tenant_id = :id")
                            .getFirst())
                    .contains("\"ad_id\":\"nails\"", "\"page\":\"" + origin + "/\"");
        } finally {
            shop.stop(0);
        }
    }
}
