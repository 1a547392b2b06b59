package kz.jauap.knowledge.meaning;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.knowledge.spi.Vector;
import kz.jauap.llm.Masking;
import kz.jauap.shared.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Any endpoint that speaks the embeddings of OpenAI: TEI, Ollama, vLLM, OpenAI itself. Phones, cards and addresses of
/// mail are replaced by signs before a text goes out. After failures it rests for a while.
public final class OpenAiEmbeddings implements Embeddings, AutoCloseable {

    private static final int OK = 200;
    private static final List<Integer> REFUSALS = List.of(400, 413, 422);
    private static final int LARGEST = 16_384;
    private static final int LOOKED_AT = 10;
    private static final Duration REST = Duration.ofSeconds(30);

    private final EmbeddingsAccess access;
    private final ProviderHttp http = new ProviderHttp();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "embeddings",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(LOOKED_AT)
                    .minimumNumberOfCalls(LOOKED_AT / 2)
                    .waitDurationInOpenState(REST)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build());

    /// @param access that is on
    public OpenAiEmbeddings(EmbeddingsAccess access) {
        this.access = access;
    }

    @Override
    public Embedded of(List<String> texts, Duration within) {
        if (!breaker.tryAcquirePermission()) {
            return new Embedded.Failed("it rests after failures");
        }
        long start = System.nanoTime();
        Embedded embedded = asked(texts, within);
        long took = System.nanoTime() - start;
        if (embedded instanceof Embedded.Failed(String reason)) {
            breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException(reason));
        } else {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        }
        return embedded;
    }

    private Embedded asked(List<String> texts, Duration within) {
        URI address = URI.create(String.valueOf(access.url()).replaceFirst("/+$", "") + "/embeddings");
        List<String> masked =
                texts.stream().map(text -> Masking.of(text).text()).toList();
        String body = Json.mapper()
                .writeValueAsString(Map.of("model", access.model(), "input", masked, "encoding_format", "float"));
        return switch (http.postJson(address, access.key(), body, within)) {
            case ProviderAnswer.Answered(int status, Duration after, String text)
            when status == OK -> read(text, texts.size());
            case ProviderAnswer.Answered(int status, Duration after, String text)
            when REFUSALS.contains(status) -> new Embedded.Refused("status " + status);
            case ProviderAnswer.Answered(int status, Duration after, String text) ->
                new Embedded.Failed("status " + status);
            case ProviderAnswer.NotSent(String reason) -> new Embedded.Failed(reason);
            case ProviderAnswer.NoAnswer(String reason) -> new Embedded.Failed(reason);
        };
    }

    private static Embedded read(String body, int wanted) {
        try {
            JsonNode data = Json.tree(body).path("data");
            Vector[] vectors = new Vector[wanted];
            for (int i = 0; i < data.size(); i++) {
                int place = data.path(i).path("index").asInt(i);
                if (place < 0 || place >= wanted) {
                    return new Embedded.Failed("its answer is not of the interface's form");
                }
                vectors[place] = vector(data.path(i).path("embedding"));
            }
            boolean whole = IntStream.range(0, wanted)
                    .allMatch(i -> vectors[i] != null && vectors[i].dimension() == vectors[0].dimension());
            return whole
                    ? new Embedded.Made(List.of(vectors))
                    : new Embedded.Failed("its answer is not of the interface's form");
        } catch (JacksonException | IllegalArgumentException e) {
            return new Embedded.Failed("its answer is not of the interface's form");
        }
    }

    private static Vector vector(JsonNode numbers) {
        if (!numbers.isArray() || numbers.size() > LARGEST) {
            throw new IllegalArgumentException("no vector");
        }
        float[] parts = new float[numbers.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (float) numbers.path(i).asDouble(Double.NaN);
        }
        return Vector.of(parts);
    }

    @Override
    public void close() {
        http.close();
    }
}
