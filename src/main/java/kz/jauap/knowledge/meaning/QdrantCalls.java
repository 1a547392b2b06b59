package kz.jauap.knowledge.meaning;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.knowledge.spi.VectorIndex.Unreachable;
import kz.jauap.shared.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Calls of Qdrant's REST interface. After failures they rest for a while.
final class QdrantCalls implements AutoCloseable {

    static final int OK = 200;
    static final int MISSING = 404;
    static final int EXISTS = 409;
    private static final int BROKEN = 500;
    private static final int LOOKED_AT = 10;
    private static final Duration REST = Duration.ofSeconds(15);

    private final QdrantAccess access;
    private final ProviderHttp http = new ProviderHttp();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "qdrant",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(LOOKED_AT)
                    .minimumNumberOfCalls(LOOKED_AT / 2)
                    .waitDurationInOpenState(REST)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build());

    QdrantCalls(QdrantAccess access) {
        this.access = access;
    }

    /// @param result what it says under this name, missing where it says nothing
    record Answer(int status, JsonNode result) {}

    Answer get(String path, Duration within) {
        return call(address -> http.getJson(address, access.key(), within), path);
    }

    Answer post(String path, Map<String, ?> body, Duration within) {
        return call(address -> http.postJson(address, access.key(), Json.write(body), within), path);
    }

    Answer put(String path, Map<String, ?> body, Duration within) {
        return call(address -> http.putJson(address, access.key(), Json.write(body), within), path);
    }

    private interface Call {
        ProviderAnswer to(URI address);
    }

    /// @throws Unreachable when no answer came, or one that says it is broken
    private Answer call(Call call, String path) {
        if (!breaker.tryAcquirePermission()) {
            throw new Unreachable("Qdrant rests after failures");
        }
        long start = System.nanoTime();
        try {
            Answer answer = read(call.to(URI.create(access.url().toString().replaceFirst("/+$", "") + path)));
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return answer;
        } catch (Unreachable e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            throw e;
        }
    }

    private static Answer read(ProviderAnswer answer) {
        return switch (answer) {
            case ProviderAnswer.Answered(int status, Duration after, String text)
            when status < BROKEN -> new Answer(status, result(text));
            case ProviderAnswer.Answered(int status, Duration after, String text) ->
                throw new Unreachable("Qdrant's status " + status);
            case ProviderAnswer.NotSent(String reason) -> throw new Unreachable("Qdrant: " + reason);
            case ProviderAnswer.NoAnswer(String reason) -> throw new Unreachable("Qdrant: " + reason);
        };
    }

    private static JsonNode result(String text) {
        try {
            return Json.tree(text).path("result");
        } catch (JacksonException e) {
            throw new Unreachable("Qdrant's answer is no JSON");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
