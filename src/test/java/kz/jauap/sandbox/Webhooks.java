package kz.jauap.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Posts webhooks as providers do: again and again, with growing pauses, until the answer is 2xx.
final class Webhooks implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// Blocks until it was taken; answers the number of tries.
    ///
    /// @throws IllegalStateException when closed before
    int untilTaken(URI webhook, Map<String, String> headers, String json) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        for (int tries = 1; ; tries++) {
            if (taken(request.build())) {
                return tries;
            }
            if (closed.await(Math.min(2000, 50L << Math.min(tries, 6)), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("closed before the webhook was taken");
            }
        }
    }

    /// Posts once; answers the status, 0 where there was none.
    int once(URI webhook, Map<String, String> headers, String json) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return status(request.build());
    }

    private boolean taken(HttpRequest request) throws InterruptedException {
        return status(request) / 100 == 2;
    }

    private int status(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        http.shutdownNow();
    }
}
