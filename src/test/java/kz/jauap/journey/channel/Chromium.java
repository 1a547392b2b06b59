package kz.jauap.journey.channel;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A real browser with one page. Without a Chromium on the machine the test is reported as not run.
final class Chromium implements AutoCloseable {

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    final Page page;
    private final Playwright playwright;

    Chromium() {
        String named = System.getenv("JAUAP_CHROMIUM");
        Stream<String> places = named == null || named.isBlank() ? USUAL_PLACES.stream() : Stream.of(named);
        Path program = places.map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(
                        () -> Assumptions.abort(
                                "NOT RUN: no Chromium found. Install one (apt install chromium) or name it: JAUAP_CHROMIUM=/path"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
        page = browser.newContext(new Browser.NewContextOptions().setLocale("ru-RU"))
                .newPage();
        page.setDefaultTimeout(20_000);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
