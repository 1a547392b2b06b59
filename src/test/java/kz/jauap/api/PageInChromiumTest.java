package kz.jauap.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.jauap.Chromium;
import kz.jauap.ops.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The API's page in a real browser: it is complete without any other host, and an address can be tried on it.
class PageInChromiumTest {

    private static House house;
    private static Chromium chromium;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();

    @BeforeAll
    static void open() {
        chromium = new Chromium();
        house = House.pumped(Map.of());
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
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
        try (BrowserContext context = chromium.enters(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
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
        try (BrowserContext context = chromium.enters(new Browser.NewContextOptions().setViewportSize(390, 844))) {
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
