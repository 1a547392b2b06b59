package kz.jauap.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;

/// A visitor's page, open all the time: reads the stream of events, and when it breaks comes back, to another node,
/// with the last number it has.
final class OpenPage implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final Chat chat;
    private final List<URI> nodes;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Queue<Shown> shown = new ConcurrentLinkedQueue<>();
    private final Thread reader;
    private volatile int last;
    private volatile boolean open = true;

    /// A message as the page got it.
    ///
    /// @param key of an answer, else ""
    record Shown(int seq, String key, Instant at) {}

    OpenPage(Chat chat, List<URI> nodes, int first) {
        this.chat = chat;
        this.nodes = nodes;
        this.reader = Thread.ofVirtual().name("page").start(() -> keepOpen(first));
    }

    /// Everything shown so far, in the order it came.
    List<Shown> shown() {
        return List.copyOf(shown);
    }

    int last() {
        return last;
    }

    @Override
    public void close() {
        open = false;
        http.shutdownNow();
        reader.interrupt();
    }

    private void keepOpen(int first) {
        int node = first;
        while (open) {
            try {
                read(nodes.get(node++ % nodes.size()));
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read(URI node) throws InterruptedException {
        URI address = node.resolve("/chat-events/" + chat.account() + "?after=" + last);
        HttpRequest request =
                HttpRequest.newBuilder(address).header("X-Visitor", chat.pass()).build();
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body();
                    BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                if (answer.statusCode() == 200) {
                    events(lines);
                }
            }
        } catch (IOException e) {
            // the node is gone; the next one is asked
        }
    }

    private void events(BufferedReader lines) throws IOException {
        String event = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event: ")) {
                event = line.substring("event: ".length());
            } else if (line.startsWith("data: ") && event.equals("message")) {
                show(Json.tree(line.substring("data: ".length())));
            }
        }
    }

    private void show(JsonNode message) {
        int seq = message.path("seq").asInt();
        JsonNode key = message.path("deliveryKey");
        shown.add(new Shown(seq, key.isString() ? key.asString() : "", Instant.now()));
        last = seq;
    }
}
