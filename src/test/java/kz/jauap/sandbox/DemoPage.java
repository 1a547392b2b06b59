package kz.jauap.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import kz.jauap.shared.Json;

/// The demo's page, on loopback only: `/` shows the phones, `GET /phones` their lines, `POST /phones/{name}` types.
/// With
/// a desk also the managers' group: `POST /group/write/{thread}`, `POST /group/press/{message}`.
final class DemoPage implements AutoCloseable {

    private static final String GROUP = "/group/";
    private static final int LONGEST = 20_000;

    private final Map<String, DemoPhone> phones;
    private final Optional<DemoGroup> group;
    private final HttpServer server;

    DemoPage(int port, Map<String, DemoPhone> phones, Optional<DemoGroup> group) throws IOException {
        this.phones = phones;
        this.group = group;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean own =
                    address().getAuthority().equals(exchange.getRequestHeaders().getFirst("Host"));
            if (!own) {
                send(exchange, 403, "text/plain", "this page is for this machine only");
            } else if (exchange.getRequestMethod().equals("POST")) {
                type(exchange, path);
            } else if (path.equals("/phones")) {
                Map<String, Object> lines = new java.util.TreeMap<>();
                phones.forEach((name, phone) -> lines.put(name, phone.lines()));
                group.ifPresent(desk -> lines.put("group", desk.topics()));
                send(exchange, 200, "application/json", Json.write(lines));
            } else {
                send(exchange, path.equals("/") ? 200 : 404, "text/html", path.equals("/") ? page() : "");
            }
        }
    }

    private void type(HttpExchange exchange, String path) throws IOException {
        String text = new String(exchange.getRequestBody().readNBytes(LONGEST), StandardCharsets.UTF_8);
        if (path.startsWith(GROUP) && group.isPresent() && !text.isBlank()) {
            work(group.get(), path.substring(GROUP.length()), text);
            send(exchange, 204, "text/plain", "");
            return;
        }
        DemoPhone phone = phones.get(path.substring(path.lastIndexOf('/') + 1));
        if (phone == null || text.isBlank()) {
            send(exchange, 400, "text/plain", "no such phone, or nothing to say");
            return;
        }
        phone.type(text);
        send(exchange, 204, "text/plain", "");
    }

    /// `write/THREAD` with what is written, `press/MESSAGE` with a button's label.
    private static void work(DemoGroup group, String deed, String text) {
        long number = Long.parseLong(deed.substring(deed.indexOf('/') + 1));
        if (deed.startsWith("press/")) {
            group.press(number, text);
        } else {
            group.write(number, text);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String page() throws IOException {
        try (InputStream page = DemoPage.class.getResourceAsStream("demo.html")) {
            if (page == null) {
                throw new IllegalStateException("demo.html is missing from the build");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
