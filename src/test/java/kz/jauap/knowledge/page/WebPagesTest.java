package kz.jauap.knowledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import kz.jauap.TestDatabase;
import kz.jauap.knowledge.Added;
import kz.jauap.knowledge.Documents;
import kz.jauap.knowledge.Shelf;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of a site on this machine, which only tests may fetch.
class WebPagesTest {

    private record Reply(int status, String type, String location, byte[] body) {}

    @TempDir
    Path folder;

    private final HikariDataSource dataSource = TestDatabase.fresh();
    private final TenantId tenant = Shelf.tenant();
    private final Map<String, Reply> site = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final PageFetcher fetcher = new PageFetcher(Clock.systemUTC(), true);
    private HttpServer server;
    private Shelf shelf;
    private WebPages pages;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().toString();
                asked.add(path + " " + exchange.getRequestHeaders().getFirst("User-Agent"));
                Reply reply = site.getOrDefault(path, new Reply(404, "text/html", "", new byte[0]));
                exchange.getResponseHeaders().add("Content-Type", reply.type);
                if (!reply.location.isEmpty()) {
                    exchange.getResponseHeaders().add("Location", reply.location);
                }
                exchange.sendResponseHeaders(reply.status, reply.body.length == 0 ? -1 : reply.body.length);
                exchange.getResponseBody().write(reply.body);
            }
        });
        server.start();
        shelf = new Shelf(dataSource, folder);
        pages = new WebPages(fetcher, shelf.documents);
    }

    @AfterEach
    void close() {
        server.stop(0);
        shelf.close();
        fetcher.close();
        dataSource.close();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void page(String path, String text) {
        site.put(path, new Reply(200, "text/html; charset=UTF-8", "", text.getBytes(StandardCharsets.UTF_8)));
    }

    private void sends(String path, String to) {
        site.put(path, new Reply(302, "text/html", to, new byte[0]));
    }

    private String why(String address) {
        Added added = pages.add(tenant, address, "", "test");
        return added instanceof Added.Unreadable(String why, String advice) ? why + "; " + advice : added.toString();
    }

    @Test
    void aPageIsFetchedQuotedAndFetchedAnew() {
        page("/baths", "\n<!-- site -->\n<html><body><h1>Баня</h1><p>Аренда бани 12 000 ₸.</p></body></html>");
        assertThat(pages.add(tenant, at("/baths"), "", "test")).isInstanceOf(Added.Stored.class);
        assertThat(shelf.quotes(tenant, "сколько стоит аренда бани?")).isEqualTo("Аренда бани 12 000 ₸.");
        assertThat(shelf.documents.list(tenant, 5).getFirst().name()).isEqualTo(at("/baths"));
        assertThat(pages.add(tenant, at("/baths"), "", "test")).isInstanceOf(Added.Unchanged.class);
        page("/baths", "<html><body><p>Аренда бани 15 000 ₸.</p></body></html>");
        assertThat(pages.add(tenant, at("/baths"), "", "test")).isInstanceOf(Added.Stored.class);
        assertThat(shelf.quotes(tenant, "сколько стоит аренда бани?")).contains("15 000");
        assertThat(shelf.documents.list(tenant, 5)).hasSize(1);
        assertThat(asked).allMatch(one -> one.endsWith(" jauap"));
    }

    @Test
    void theSiteSaysOfWhatLettersThePageIs() {
        byte[] old = "Аренда бани 12 000 тенге.".getBytes(Charset.forName("KOI8-R"));
        site.put("/old", new Reply(200, "text/plain; charset=koi8-r", "", old));
        assertThat(pages.add(tenant, at("/old"), "", "test")).isInstanceOf(Added.Stored.class);
        assertThat(shelf.quotes(tenant, "сколько стоит аренда бани?")).isEqualTo("Аренда бани 12 000 тенге.");
    }

    @Test
    void redirectsAreFollowedButNotForEverAndNotInside() {
        page("/new", "<html><body><p>Аренда бани 12 000 ₸.</p></body></html>");
        sends("/moved", "/new");
        assertThat(pages.add(tenant, at("/moved"), "", "test")).isInstanceOf(Added.Stored.class);
        sends("/round", "/round");
        assertThat(why(at("/round"))).contains("again and again");
        for (String inside :
                List.of("http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[fd00::1]/")) {
            sends("/trap", inside);
            assertThat(why(at("/trap"))).contains("not public");
        }
        sends("/file", "file:///etc/passwd");
        assertThat(why(at("/file"))).contains("no address of a public page");
        assertThat(shelf.documents.list(tenant, 5)).hasSize(1);
    }

    @Test
    void whatRobotsMayNotReadIsNotRead() {
        page("/private/prices", "<html><body><p>Аренда бани 12 000 ₸.</p></body></html>");
        site.put(
                "/robots.txt",
                new Reply(200, "text/plain", "", "User-agent: *\nDisallow: /private".getBytes(StandardCharsets.UTF_8)));
        sends("/open", "/private/prices");
        assertThat(why(at("/private/prices"))).contains("robots.txt");
        assertThat(why(at("/open"))).contains("robots.txt");
        assertThat(asked).noneMatch(one -> one.startsWith("/private"));
    }

    @Test
    void aSiteThatCannotTellItsRulesNowIsLeftAlone() {
        page("/prices", "<html><body><p>Аренда бани 12 000 ₸.</p></body></html>");
        site.put("/robots.txt", new Reply(503, "text/plain", "", new byte[0]));
        assertThat(why(at("/prices"))).contains("robots.txt");
    }

    @Test
    void whatCannotBeReadIsToldWithAdvice() {
        site.put("/film", new Reply(200, "video/mp4", "", new byte[] {1, 2, 3}));
        site.put("/book", new Reply(200, "text/plain", "", new byte[Documents.LARGEST + 1]));
        assertThat(why(at("/film"))).contains("video/mp4").contains("; ");
        assertThat(why(at("/book"))).contains("more than 8 MB");
        assertThat(why(at("/nothing"))).contains("404");
        assertThat(shelf.documents.list(tenant, 5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost/",
                "http://[::1]/",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::ffff:169.254.169.254]/",
                "http://8.8.8.8:6379/",
                "http://user:word@8.8.8.8/",
                "ftp://8.8.8.8/",
                "file:///etc/passwd",
                "http:///",
                "not an address"
            })
    void whoIsNoTestNeverReachesTheHouseItself(String address) {
        try (PageFetcher usual = new PageFetcher(Clock.systemUTC())) {
            assertThat(usual.fetch(address))
                    .isInstanceOfSatisfying(
                            Fetched.Refused.class,
                            refused -> assertThat(refused.why())
                                    .containsAnyOf("not public", "no address of a public page", "does not answer"));
            page("/own", "<html><body><p>Аренда бани 12 000 ₸.</p></body></html>");
            assertThat(usual.fetch(at("/own"))).isInstanceOf(Fetched.Refused.class);
            assertThat(asked).isEmpty();
        }
    }
}
