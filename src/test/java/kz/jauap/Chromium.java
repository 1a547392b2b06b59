package kz.jauap;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A real browser for tests. Without a Chromium on the machine the test is reported as not run.
///
/// ```java
/// try (Chromium chromium = new Chromium()) {
///     Page page = chromium.enters(new Browser.NewContextOptions().setLocale("ru-RU")).newPage();
/// }
/// ```
public final class Chromium implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
        Path program = program();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(QUIET));
    }

    private static Path program() {
        String named = System.getenv("JAUAP_CHROMIUM");
        Stream<String> places = named == null || named.isBlank() ? USUAL_PLACES.stream() : Stream.of(named);
        return places.map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(
                        () -> Assumptions.abort(
                                "NOT RUN: no Chromium found. Install one (apt install chromium) or name it: JAUAP_CHROMIUM=/path"));
    }

    /// Somebody with nothing remembered, at an address of their own behind the proxy.
    public BrowserContext enters(Browser.NewContextOptions options) {
        int person = PEOPLE.incrementAndGet();
        BrowserContext context = browser.newContext(options.setExtraHTTPHeaders(
                Map.of("X-Forwarded-For", "203.0." + (person / 250 + 1) + "." + (person % 250 + 1))));
        context.setDefaultTimeout(PATIENCE_MS);
        return context;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
