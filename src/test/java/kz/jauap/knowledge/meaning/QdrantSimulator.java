package kz.jauap.knowledge.meaning;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;

/// As much of Qdrant's REST interface as is used, made from its documentation: collections, points put, read by id,
/// removed and queried by filter. It refuses what Qdrant refuses: unknown collections, other sizes, a wrong key.
final class QdrantSimulator implements AutoCloseable {

    static final String KEY = "secret-of-the-tests";

    final List<JsonNode> filters = new ArrayList<>();
    final AtomicBoolean broken = new AtomicBoolean();
    private final Map<String, Collection> collections = new TreeMap<>();
    private final HttpServer server;

    private record Collection(int size, Map<String, JsonNode> points) {}

    private record Reply(int status, Object result) {}

    QdrantSimulator() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void loseAll() {
        collections.clear();
    }

    int points() {
        return collections.values().stream().mapToInt(one -> one.points.size()).sum();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean known =
                    ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            Reply reply = !known
                    ? new Reply(401, false)
                    : broken.get()
                            ? new Reply(503, false)
                            : answer(
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI().getPath().split("/"),
                                    Json.tree(text.isEmpty() ? "{}" : text));
            byte[] body = Json.write(Map.of("result", reply.result, "status", reply.status == 200 ? "ok" : "error"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// @param path "", "collections", its name, what of it, and what to do
    private synchronized Reply answer(String method, String[] path, JsonNode body) {
        if (path.length == 2) {
            return new Reply(
                    200,
                    Map.of(
                            "collections",
                            collections.keySet().stream()
                                    .map(name -> Map.of("name", name))
                                    .toList()));
        }
        Collection collection = collections.get(path[2]);
        if (path.length == 3) {
            if (collection != null) {
                return new Reply(409, false);
            }
            collections.put(
                    path[2], new Collection(body.path("vectors").path("size").asInt(), new LinkedHashMap<>()));
            return new Reply(200, true);
        }
        if (collection == null) {
            return new Reply(404, false);
        }
        String deed = method + " " + path[3] + (path.length > 4 ? "/" + path[4] : "");
        return switch (deed) {
            case "PUT index" -> new Reply(200, Map.of("status", "completed"));
            case "PUT points" -> put(collection, body);
            case "POST points" -> new Reply(200, byIds(collection, body));
            case "POST points/delete" -> {
                collection.points.values().removeIf(point -> matches(point, body.path("filter")));
                yield new Reply(200, Map.of("status", "completed"));
            }
            case "POST points/query" -> new Reply(200, Map.of("points", query(collection, body)));
            default -> new Reply(404, false);
        };
    }

    private static Reply put(Collection into, JsonNode body) {
        for (JsonNode point : body.path("points")) {
            if (point.path("vector").size() != into.size) {
                return new Reply(400, false);
            }
            into.points.put(point.path("id").asString(), point);
        }
        return new Reply(200, Map.of("status", "completed"));
    }

    private static List<JsonNode> byIds(Collection in, JsonNode body) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode id : body.path("ids")) {
            if (in.points.containsKey(id.asString())) {
                found.add(in.points.get(id.asString()));
            }
        }
        return found;
    }

    private record Scored(String id, double score, JsonNode payload) {}

    private List<Scored> query(Collection in, JsonNode body) {
        List<Scored> found = new ArrayList<>();
        for (JsonNode point : in.points.values()) {
            if (matches(point, body.path("filter"))) {
                double score = cosine(point.path("vector"), body.path("query"));
                found.add(new Scored(point.path("id").asString(), score, point.path("payload")));
            }
        }
        found.sort(Comparator.comparingDouble(Scored::score).reversed());
        return found.subList(0, Math.min(found.size(), body.path("limit").asInt(10)));
    }

    private boolean matches(JsonNode point, JsonNode filter) {
        filters.add(filter);
        boolean all = true;
        for (JsonNode one : filter.path("must")) {
            String value =
                    point.path("payload").path(one.path("key").asString()).asString("");
            JsonNode match = one.path("match");
            boolean any = match.path("any").size() > 0
                    && IntStream.range(0, match.path("any").size())
                            .anyMatch(i -> match.path("any").path(i).asString().equals(value));
            all &= any || match.path("value").asString("-").equals(value);
        }
        return all;
    }

    private static double cosine(JsonNode a, JsonNode b) {
        double sum = 0;
        double squares = 0;
        double others = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.path(i).asDouble() * b.path(i).asDouble();
            squares += a.path(i).asDouble() * a.path(i).asDouble();
            others += b.path(i).asDouble() * b.path(i).asDouble();
        }
        return sum / Math.sqrt(squares * others);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
