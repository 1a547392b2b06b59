package kz.jauap.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.jauap.ops.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The API's page in a real browser: it is complete without any other host, and an address can be tried on it.
class PageInChromiumTest {

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");
    private static House house;
    private static Playwright playwright;
    private static Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();

    @BeforeAll
    static void open() {
        Optional<Path> chromium = chromium();
        Assumptions.assumeTrue(
                chromium.isPresent(),
                "NOT RUN: no Chromium found. Install one (apt install chromium) or name it: JAUAP_CHROMIUM=/path");
        house = House.pumped(Map.of());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    private static Optional<Path> chromium() {
        String named = System.getenv("JAUAP_CHROMIUM");
        Stream<String> places = named == null || named.isBlank() ? USUAL_PLACES.stream() : Stream.of(named);
        return places.map(Path::of).filter(Files::isExecutable).findFirst();
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
            house.close();
        }
    }

    private Page visit(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(house.address.toString())
                    && !request.url().startsWith("data:")) {
                strangers.add(request.url());
            }
        });
        page.navigate(house.address + "/api/docs");
        page.waitForSelector("#operations-Reading-messages");
        return page;
    }

    @Test
    void shows_every_address_and_tries_one_on_a_desktop() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            Page page = visit(context);
            assertThat(page.locator(".opblock").count()).isGreaterThan(25);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/api-desktop.png")));
            page.locator("#operations-House-info .opblock-summary-control").click();
            page.locator("#operations-House-info .try-out__btn").click();
            page.locator("#operations-House-info .execute").click();
            page.waitForSelector("#operations-House-info .live-responses-table .response");
            assertThat(page.locator("#operations-House-info .live-responses-table")
                            .first()
                            .textContent())
                    .contains("200", "\"service\": \"jauap\"");
        }
        assertThat(complaints).isEmpty();
        assertThat(strangers).isEmpty();
    }

    @Test
    void fits_a_phone() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            Page page = visit(context);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/api-phone.png")));
            page.locator("#operations-Saying-send .opblock-summary-control").click();
            page.waitForSelector("#operations-Saying-send .opblock-body");
            page.locator("#operations-Saying-send").scrollIntoViewIfNeeded();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/api-phone-open.png")));
            assertThat((Number) page.evaluate("document.documentElement.scrollWidth"))
                    .as("nothing sticks out")
                    .satisfies(width -> assertThat(width.intValue()).isLessThanOrEqualTo(390));
        }
        assertThat(complaints).isEmpty();
        assertThat(strangers).isEmpty();
    }
}
