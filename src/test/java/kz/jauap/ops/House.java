package kz.jauap.ops;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import kz.jauap.Jauap;
import kz.jauap.SettableClock;
import kz.jauap.TestDatabase;
import kz.jauap.config.Settings;
import kz.jauap.ops.embedded.Login;
import kz.jauap.queue.LaneWorker;
import kz.jauap.shared.Json;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.MetadataReader;
import tools.jackson.databind.JsonNode;

/// A whole house on a database of its own, on a free port, with the demo tenant in it.
public final class House implements AutoCloseable {

    private static final Map<Resource, MetadataReader> CLASSES = new ConcurrentHashMap<>();

    public static final String TOKEN = "a-token-for-tests-only";

    public final ConfigurableApplicationContext context;
    public final URI address;
    public final Login login;
    private final HttpClient client = HttpClient.newHttpClient();

    private House(Map<String, String> more, Consumer<GenericApplicationContext> beans, String... flags) {
        login = TestDatabase.freshLogin();
        TestDatabase.outlivesHouses();
        Map<String, String> env = new HashMap<>(Map.of(
                "JAUAP_DB_URL",
                login.url(),
                "JAUAP_DB_USER",
                login.user(),
                "JAUAP_DB_PASSWORD",
                login.password(),
                "JAUAP_DB_POOL",
                "8",
                "JAUAP_DATA",
                folder().toString(),
                "JAUAP_PORT",
                "0",
                "JAUAP_ADMIN_TOKEN",
                TOKEN,
                "OUTBOX_COALESCE_SECONDS",
                "0"));
        env.putAll(more);
        context = Jauap.start(Settings.read(env, flags), beans.andThen(House::knowClasses));
        address = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /// What the scan for components learns of the classes, the houses of one JVM learn once.
    private static void knowClasses(GenericApplicationContext context) {
        Map<Resource, MetadataReader> here = context.getResourceCache(MetadataReader.class);
        here.putAll(CLASSES);
        context.addBeanFactoryPostProcessor(scanned -> CLASSES.putAll(here));
    }

    /// With its workers.
    public static House open(Map<String, String> more) {
        return new House(more, nothing -> {});
    }

    /// Without workers: what is due is handled when a test says so.
    public static House pumped(Map<String, String> more) {
        return new House(more, nothing -> {}, "--web");
    }

    /// Without workers, by a clock a test moves, and with more beans.
    public static House pumped(SettableClock clock, Consumer<GenericApplicationContext> beans) {
        return pumped(Map.of(), clock, beans);
    }

    /// The same with more settings.
    public static House pumped(
            Map<String, String> more, SettableClock clock, Consumer<GenericApplicationContext> beans) {
        return new House(
                more,
                context -> {
                    context.registerBean(Clock.class, () -> clock);
                    beans.accept(context);
                },
                "--web");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/houses")), "house");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// An answer: its status, headers and JSON (missing when the body is empty or no JSON).
    public record Answer(int status, HttpResponse<String> raw) {

        public JsonNode json() {
            return Json.tree(raw.body());
        }

        public String text() {
            return raw.body();
        }
    }

    public Answer get(String path) {
        return call("GET", path, "", Map.of("X-Admin-Token", TOKEN));
    }

    public Answer post(String path, String json) {
        return call("POST", path, json, Map.of("X-Admin-Token", TOKEN, "Content-Type", "application/json"));
    }

    public Answer put(String path, String json) {
        return call("PUT", path, json, Map.of("X-Admin-Token", TOKEN, "Content-Type", "application/json"));
    }

    public Answer patch(String path, String json) {
        return call("PATCH", path, json, Map.of("X-Admin-Token", TOKEN, "Content-Type", "application/json"));
    }

    public Answer delete(String path) {
        return call("DELETE", path, "", Map.of("X-Admin-Token", TOKEN));
    }

    public Answer call(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer);
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Writes to the tenant through WhatsApp, as ChatFlow posts it.
    public Answer whatsapp(String account, String secret, String id, String text) {
        return whatsapp(account, secret, id, "77015550101", text);
    }

    /// @param from phone of the customer, digits only
    public Answer whatsapp(String account, String secret, String id, String from, String text) {
        String body = Json.write(Map.of(
                "body",
                Map.of(
                        "messageType",
                        "text",
                        "message",
                        text,
                        "metadata",
                        Map.of(
                                "sender",
                                from,
                                "timestamp",
                                1763700000,
                                "messageId",
                                id,
                                "remoteJid",
                                from + "@s.whatsapp.net"))));
        return call(
                "POST",
                "/webhook/chatflow/" + account,
                body,
                Map.of("Content-Type", "application/json", "X-Webhook-Secret", secret));
    }

    /// Pumps all queues by hand until nothing is due.
    public void pump() {
        Collection<LaneWorker> workers =
                context.getBeansOfType(LaneWorker.class).values();
        for (int i = 0; i < 50; i++) {
            if (workers.stream().mapToInt(LaneWorker::runDue).sum() == 0) {
                return;
            }
        }
        throw new IllegalStateException("the queues do not come to rest");
    }

    /// Waits a few seconds for something that other threads do.
    public static void until(BooleanSupplier true_) {
        long deadline = System.nanoTime() + 15_000_000_000L;
        while (!true_.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come true within 15 s");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
