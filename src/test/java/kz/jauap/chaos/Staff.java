package kz.jauap.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;

/// Somebody in each business who takes requests, answers and closes them, over HTTP, on whatever node answers. What got
/// no
/// answer is sent again with the same key.
final class Staff implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST = 500;

    private final List<URI> nodes;
    private final long seed;
    private final Map<String, List<String>> replies = new ConcurrentHashMap<>();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private final AtomicLong keys = new AtomicLong();
    private final AtomicLong closed = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean evening;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Staff(List<URI> nodes, long seed) {
        this.nodes = nodes;
        this.seed = seed;
    }

    /// @param tenants whose people work like this
    void begin(List<String> tenants) {
        for (String tenant : tenants) {
            Random random = new Random(seed * 17 + tenant.hashCode());
            threads.add(Thread.ofVirtual().name("staff of " + tenant).start(() -> work(tenant, random)));
        }
    }

    /// No more random deeds: what is open is answered and closed, and then they go home.
    boolean goHome(Duration atMost) throws InterruptedException {
        evening = true;
        long deadline = System.nanoTime() + atMost.toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }

    /// What was said to whom, as far as the house has confirmed it: by conversation, in order.
    Map<String, List<String>> replies() {
        return Collections.unmodifiableMap(replies);
    }

    long closed() {
        return closed.get();
    }

    List<String> troubles() {
        return List.copyOf(troubles);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        http.shutdownNow();
    }

    private void work(String tenant, Random random) {
        try {
            String agent = agent(tenant);
            while (true) {
                boolean last = evening;
                List<JsonNode> open = call("GET", "/admin/handovers?limit=" + MOST + "&client_slug=" + tenant, "", "")
                        .path("items")
                        .valueStream()
                        .toList();
                if (last && open.isEmpty()) {
                    return;
                }
                for (JsonNode one : open) {
                    deed(tenant, agent, one, last ? 9 : random.nextInt(10));
                }
                TimeUnit.MILLISECONDS.sleep(last ? 20 : 100 + random.nextInt(200));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deed(String tenant, String agent, JsonNode open, int dice) throws InterruptedException {
        String conversation = open.path("conversation_id").asString();
        String request =
                "/admin/tenants/" + tenant + "/handovers/" + open.path("id").asString();
        String who = Json.write(Map.of("agent", agent));
        if (dice < 2) {
            call("POST", request + "/take", who, "");
        } else if (dice < 5) {
            reply(tenant, conversation, agent);
        } else if (dice == 5) {
            call("POST", request + "/decline", who, "");
        } else if (dice >= 8) {
            reply(tenant, conversation, agent);
            call("POST", request + (dice == 8 ? "/return" : "/resolve"), who, "");
            closed.incrementAndGet();
        }
    }

    private void reply(String tenant, String conversation, String agent) throws InterruptedException {
        String key = "staff-" + keys.incrementAndGet();
        String text = "Ответ сотрудника " + key;
        JsonNode said = call(
                "POST",
                "/admin/tenants/" + tenant + "/conversations/" + conversation + "/reply",
                Json.write(Map.of("agent", agent, "text", text)),
                key);
        if (said.has("status")) {
            replies.computeIfAbsent(conversation, id -> new ArrayList<>()).add(text);
        }
    }

    private String agent(String tenant) throws InterruptedException {
        return call("GET", "/admin/tenants/" + tenant + "/agents", "", "")
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    /// Asks one node after the other until one answers; a conflict is an answer.
    private JsonNode call(String method, String path, String body, String key) throws InterruptedException {
        for (int tries = 0; ; tries++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(nodes.get(tries % nodes.size()) + path))
                    .timeout(TIMEOUT)
                    .header("X-Admin-Token", Town.ADMIN_TOKEN)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body));
            if (!key.isEmpty()) {
                request.header("Idempotency-Key", key);
            }
            try {
                HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
                if (answer.statusCode() < 300) {
                    return Json.tree(answer.body());
                }
                if (answer.statusCode() == 409) {
                    return Json.tree("{}");
                }
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    troubles.add(method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
                    return Json.tree("{}");
                }
            } catch (IOException e) {
                // killed while it answered, or not up yet: the next one
            }
            TimeUnit.MILLISECONDS.sleep(Math.min(1000, 20L << Math.min(tries, 6)));
        }
    }
}
