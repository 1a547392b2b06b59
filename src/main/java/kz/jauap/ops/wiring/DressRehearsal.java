package kz.jauap.ops.wiring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import kz.jauap.pack.ServiceCard;
import kz.jauap.pack.ShippedPacks;
import kz.jauap.shared.Json;
import kz.jauap.shared.TimeOrderedIds;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.TenantSettings;
import kz.jauap.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// What a freshly built house does once, in a folder that is thrown away and before it serves anyone: some thousand
/// made-up customers write to it through its own door, and it answers them to a provider that lives in this process.
/// The JVM keeps what it learned (classes, and which code is hot) in its cache, so that a real start is quick and soon
/// at full speed. Asked for with `-Djauap.rehearsal=true`; see `rehearse` of the launcher, which also lifts the
/// provider's
/// limits.
@Component
class DressRehearsal implements ApplicationRunner {

    private static final String ASKED_FOR = "jauap.rehearsal";

    /// Enough for the JVM to know what is hot.
    private static final int CUSTOMERS = 6_000;

    private static final Logger log = LoggerFactory.getLogger(DressRehearsal.class);
    private static final String SLUG = "rehearsal";
    private static final String PACK = "demo-salon";
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Tenants tenants;
    private final Channels channels;
    private final Packs packs;
    private final Environment environment;
    private final String secret = TimeOrderedIds.secret(16);

    DressRehearsal(Tenants tenants, Channels channels, Packs packs, Environment environment) {
        this.tenants = tenants;
        this.channels = channels;
        this.packs = packs;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
        if (environment.getProperty(ASKED_FOR, Boolean.class, false)) {
            play(environment.getRequiredProperty("local.server.port", Integer.class), CUSTOMERS);
        }
    }

    /// Returns when all customers were answered, or when that takes too long: then there is less to keep.
    ///
    /// @param port the house's own
    /// @return how many customers were not answered
    long play(int port, int customers) throws IOException, InterruptedException {
        CountDownLatch answers = new CountDownLatch(customers);
        HttpServer provider = provider(answers);
        try {
            List<String> questions = questions(furnish(provider.getAddress()));
            write(URI.create("http://127.0.0.1:" + port + "/webhook/chatflow/" + SLUG), customers, questions);
            if (!answers.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("{} of {} made-up customers were not answered in time", answers.getCount(), customers);
            }
            return answers.getCount();
        } finally {
            provider.stop(0);
        }
    }

    private Pack furnish(InetSocketAddress provider) {
        TenantSettings usual = TenantSettings.DEFAULTS;
        TenantSettings hasty = new TenantSettings(
                0,
                0,
                usual.capMs(),
                usual.timeZone(),
                usual.languages(),
                usual.maxInboundPerMinute(),
                usual.noAnswerAlertMinutes(),
                usual.uncertainSend(),
                false,
                usual.handover(),
                usual.customers(),
                usual.media());
        Tenant tenant = tenants.create(SLUG, ShippedPacks.nameOf(PACK), PACK, hasty, SLUG);
        packs.publish(tenant.id(), ShippedPacks.texts(PACK), SLUG);
        channels.add(
                tenant.id(),
                new ChannelKind("chatflow"),
                SLUG,
                Map.of("instance_id", SLUG, "api_base", "http://127.0.0.1:" + provider.getPort()),
                Map.of("webhook_secret", secret, "token", SLUG),
                SLUG);
        return packs.current(tenant.id()).orElseThrow();
    }

    /// What the business offers, as short questions in its languages.
    private static List<String> questions(Pack pack) {
        return pack.services().stream()
                .map(ServiceCard::names)
                .flatMap(names -> names.byLanguage().values().stream())
                .flatMap(name -> Stream.of(name, name + "?"))
                .toList();
    }

    private void write(URI door, int customers, List<String> questions) throws InterruptedException {
        Semaphore free = new Semaphore(AT_ONCE);
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < customers; i++) {
                HttpRequest request = request(door, i, questions.get(i % questions.size()));
                free.acquire();
                crowd.execute(() -> {
                    send(client, request);
                    free.release();
                });
            }
        }
    }

    private HttpRequest request(URI door, int number, String question) {
        String body = Json.write(Map.of(
                "messageType",
                "text",
                "message",
                question,
                "metadata",
                Map.of(
                        "sender",
                        SLUG,
                        "messageId",
                        SLUG + number,
                        "remoteJid",
                        "7" + (7_010_000_000L + number) + "@s.whatsapp.net",
                        "timestamp",
                        0)));
        return HttpRequest.newBuilder(door)
                .header("X-Webhook-Secret", secret)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static void send(HttpClient client, HttpRequest request) {
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            log.warn("a made-up customer was not heard: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServer provider(CountDownLatch answers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), AT_ONCE);
        byte[] yes = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            answer(exchange, yes);
            answers.countDown();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
