package kz.jauap.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An endpoint of audio transcriptions that does what a test says.
public final class SpeechEndpoint implements AutoCloseable {

    /// What it does with a request.
    public interface Deed {

        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /// The forms it was sent, bytes as letters of Latin-1.
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /// Opens when the endpoint closes.
    public final CountDownLatch over = new CountDownLatch(1);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Deed deed;

    public SpeechEndpoint(Deed first) {
        deed = first;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/audio/transcriptions", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            try {
                deed.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    public void does(Deed next) {
        deed = next;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /// A plan that asks it.
    public ModelPlan plan(Duration deadline, long tokens) {
        return new ModelPlan(
                true,
                List.of(new ModelAccess(URI.create(url()), "whisper-1", "key", BigDecimal.ZERO)),
                deadline,
                tokens);
    }

    public static Deed sends(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /// As Whisper says it in detail.
    public static Deed hears(String words, double likely, double silence) {
        return sends(200, """
                {"text":"%s","duration":4.2,"language":"russian",
                 "segments":[{"id":0,"avg_logprob":%s,"no_speech_prob":%s}]}""".formatted(words, likely, silence));
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
