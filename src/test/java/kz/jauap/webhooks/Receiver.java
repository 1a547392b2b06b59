package kz.jauap.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;

/// An integrator's server: keeps what is posted to it and answers as it is told.
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private volatile Map<String, String> headers = Map.of();

    /// A request as it came.
    record Posted(String path, String id, long timestamp, String signature, byte[] body) {

        JsonNode json() {
            return Json.tree(new String(body, StandardCharsets.UTF_8));
        }

        String type() {
            return json().path("type").asString();
        }
    }

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var given = exchange.getRequestHeaders();
        posted.add(new Posted(
                exchange.getRequestURI().getPath(),
                given.getFirst("webhook-id"),
                Long.parseLong(given.getFirst("webhook-timestamp")),
                given.getFirst("webhook-signature"),
                exchange.getRequestBody().readAllBytes()));
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status.get(), -1);
        exchange.close();
    }

    void answers(int code, Map<String, String> with) {
        headers = with;
        status.set(code);
    }

    void answers(int code) {
        answers(code, Map.of());
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    List<String> types() {
        return posted.stream().map(Posted::type).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
