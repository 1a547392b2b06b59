package kz.jauap.channel.spi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// The HTTP client of the adapters. Each call goes out at most once and ends in a [ProviderAnswer]; addresses, which
/// may
/// carry tokens, appear in no reason and no exception.
public final class ProviderHttp implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration BODY_GRACE = Duration.ofSeconds(2);
    private static final long MAX_ANSWER_BYTES = 16L * 1024 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /// Blocks until the answer is here or `timeout` is over.
    public ProviderAnswer get(URI address, Duration timeout) {
        return exchange(HttpRequest.newBuilder(address).method("GET", new SentOnce()), timeout);
    }

    /// Blocks until the answer is here or `timeout` is over.
    public ProviderAnswer postJson(URI address, String json, Duration timeout) {
        return exchange(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)),
                timeout);
    }

    /// Breaks off what is under way.
    @Override
    public void close() {
        client.shutdownNow();
    }

    private ProviderAnswer exchange(HttpRequest.Builder request, Duration timeout) {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request.timeout(timeout).build(), BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES));
        try {
            HttpResponse<String> response = answer.get(timeout.plus(BODY_GRACE).toMillis(), TimeUnit.MILLISECONDS);
            return new ProviderAnswer.Answered(response.statusCode(), retryAfter(response), response.body());
        } catch (ExecutionException e) {
            return failure(e.getCause(), timeout);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new ProviderAnswer.NoAnswer("the answer did not end within " + timeout);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new ProviderAnswer.NoAnswer("interrupted while waiting for the answer");
        }
    }

    private static ProviderAnswer failure(@Nullable Throwable cause, Duration timeout) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> new ProviderAnswer.NotSent("no connection within " + CONNECT);
            case ConnectException _ -> new ProviderAnswer.NotSent("no connection could be made");
            case NoRouteToHostException _ -> new ProviderAnswer.NotSent("no route to the provider");
            case SSLHandshakeException _ -> new ProviderAnswer.NotSent("no secure connection: the handshake failed");
            case HttpTimeoutException _ -> new ProviderAnswer.NoAnswer("no answer within " + timeout);
            case null -> new ProviderAnswer.NoAnswer("the connection broke");
            default ->
                new ProviderAnswer.NoAnswer(
                        "the connection broke: " + cause.getClass().getSimpleName());
        };
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
    }

    /// An empty body that refuses to be sent twice. Java's client repeats a GET by itself when the connection closes
    /// before the first byte of the answer; a message that goes out by GET would be doubled behind our back.
    private static final class SentOnce implements HttpRequest.BodyPublisher {

        private boolean sent;

        @Override
        public long contentLength() {
            if (sent) {
                throw new UncheckedIOException(new IOException("the connection closed without an answer"));
            }
            sent = true;
            return 0;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            BodyPublishers.noBody().subscribe(subscriber);
        }
    }
}
