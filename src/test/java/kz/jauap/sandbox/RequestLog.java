package kz.jauap.sandbox;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// An installation of ours as a provider sees it: refuses the first webhook with 503, takes every later one.
public final class RequestLog implements AutoCloseable {

    private final AtomicBoolean refused = new AtomicBoolean();
    private final SimulatorHttp http;

    /// A webhook as it came.
    public record Seen(Map<String, String> headers, String query, byte[] body) {}

    public RequestLog(Consumer<Seen> sink) throws IOException {
        this.http = new SimulatorHttp(0, request -> {
            sink.accept(new Seen(request.headers(), request.query(), request.body()));
            return SimulatorHttp.Reply.json(refused.getAndSet(true) ? 200 : 503, "{\"ok\":true}");
        });
    }

    public URI address() {
        return http.address().resolve("/webhook/demo_salon");
    }

    @Override
    public void close() {
        http.close();
    }
}
