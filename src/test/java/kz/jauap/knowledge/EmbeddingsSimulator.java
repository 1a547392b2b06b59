package kz.jauap.knowledge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;

/// An endpoint that makes vectors the same way each time: each stem is a direction, and words of one row mean one
/// thing.
final class EmbeddingsSimulator implements AutoCloseable {

    private static final int DIMENSION = 512;
    private static final String ALIKE = """
            возврат вернуть верну вернём вернём обратно принимаем қайтаруға қайтып return
            доставка отправка пересылка жеткізу
            оплата расплатиться карточки картой pay cards
            парковка стоянка стоянку машину въезд көлікті тұрақ
            питомцем собакой животные
            гарантия сломается кепілдік
            """;

    final List<String> asked = new CopyOnWriteArrayList<>();
    final AtomicInteger status = new AtomicInteger(200);
    private final Map<String, Integer> meanings = new HashMap<>();
    private final HttpServer server;

    EmbeddingsSimulator() throws IOException {
        List<String> rows = ALIKE.lines().toList();
        for (int row = 0; row < rows.size(); row++) {
            for (Set<String> terms : StemAnalyzer.words(rows.get(row), false)) {
                for (String term : terms) {
                    meanings.putIfAbsent(term, row);
                }
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/embeddings", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = Json.tree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            List<Map<String, Object>> data = new ArrayList<>();
            boolean refused = false;
            for (JsonNode text : request.path("input")) {
                asked.add(text.asString());
                refused |= text.asString().contains("неудобоваримо");
                data.add(Map.of("index", data.size(), "embedding", vector(text.asString())));
            }
            int code = refused ? 413 : status.get();
            byte[] body = code == 200
                    ? Json.write(Map.of("data", data)).getBytes(StandardCharsets.UTF_8)
                    : "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private float[] vector(String text) {
        float[] vector = new float[DIMENSION];
        vector[DIMENSION - 1] = 0.01f; // no text is without a direction
        for (Set<String> terms : StemAnalyzer.words(text, true)) {
            Integer meaning = terms.stream()
                    .map(meanings::get)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            String first = terms.stream().sorted().findFirst().orElseThrow();
            vector[meaning != null ? meaning : 10 + Math.floorMod(first.hashCode(), DIMENSION - 20)] +=
                    meaning != null ? 2 : 1;
        }
        return vector;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
