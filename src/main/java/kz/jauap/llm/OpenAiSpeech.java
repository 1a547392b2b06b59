package kz.jauap.llm;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.shared.Json;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Any endpoint that speaks the audio transcriptions of OpenAI. Asks for what the model itself thinks of its words, and
/// remembers which models do not tell. Follows no redirect and reads no endless answer.
@Component
final class OpenAiSpeech implements SpeechModel, AutoCloseable {

    private static final int OK = 200;
    private static final int REFUSED = 400;
    private static final double LEAST_LIKELY = -0.8;
    private static final double MOST_SILENCE = 0.6;
    private static final Duration LEAST = Duration.ofMillis(200);

    private final ProviderHttp http = new ProviderHttp();
    private final Set<String> plain = ConcurrentHashMap.newKeySet();

    @Override
    public ModelAnswer hear(ModelAccess access, Recording recording, Duration within) {
        long start = System.nanoTime();
        boolean detailed = !plain.contains(access.toString());
        ProviderAnswer answer = post(access, recording, within, detailed);
        Duration left = within.minusNanos(System.nanoTime() - start);
        if (detailed
                && answer instanceof ProviderAnswer.Answered(int status, Duration after, String text)
                && status == REFUSED
                && left.compareTo(LEAST) > 0) {
            answer = post(access, recording, left, false);
            if (answer instanceof ProviderAnswer.Answered(int second, Duration wait, String body) && second == OK) {
                plain.add(access.toString());
            }
        }
        return read(answer, recording);
    }

    private ProviderAnswer post(ModelAccess access, Recording recording, Duration within, boolean detailed) {
        URI address = URI.create(access.url().toString().replaceFirst("/+$", "") + "/audio/transcriptions");
        Map<String, String> fields = Map.of(
                "model", access.model(), "response_format", detailed ? "verbose_json" : "json", "temperature", "0");
        return http.postFile(
                address,
                access.key(),
                fields,
                new ProviderHttp.File(recording.fileName(), recording.mimeType(), recording.bytes()),
                within);
    }

    @Override
    public void close() {
        http.close();
    }

    private static ModelAnswer read(ProviderAnswer answer, Recording recording) {
        return switch (answer) {
            case ProviderAnswer.Answered(int status, Duration after, String text)
            when status == OK -> read(text, recording);
            case ProviderAnswer.Answered(int status, Duration after, String text) ->
                new ModelAnswer.Failed("status " + status);
            case ProviderAnswer.NotSent(String reason) -> new ModelAnswer.Failed(reason);
            case ProviderAnswer.NoAnswer(String reason) -> new ModelAnswer.Failed(reason);
        };
    }

    private static ModelAnswer read(String body, Recording recording) {
        try {
            JsonNode answer = Json.tree(body);
            if (!answer.path("text").isString()) {
                return new ModelAnswer.Failed("its answer is not of the interface's form");
            }
            String text = answer.path("text").asString("").strip();
            int tokens = tokens(answer, recording);
            return text.isEmpty()
                    ? new ModelAnswer.Useless("it heard no words", tokens)
                    : new ModelAnswer.Said(text, tokens, isSure(answer.path("segments")));
        } catch (JacksonException e) {
            return new ModelAnswer.Failed("its answer is no JSON");
        }
    }

    private static int tokens(JsonNode answer, Recording recording) {
        JsonNode usage = answer.path("usage");
        double seconds = answer.path("duration").asDouble(usage.path("seconds").asDouble(recording.seconds()));
        return usage.path("total_tokens").asInt((int) Math.ceil(Math.max(1, seconds) * Recording.TOKENS_A_SECOND));
    }

    /// Whether the model thinks its words likely, and that there was speech. Who tells nothing of it is believed.
    private static boolean isSure(JsonNode segments) {
        double likely = 0;
        double silence = 0;
        int told = 0;
        for (JsonNode segment : segments) {
            if (segment.path("avg_logprob").isNumber()) {
                likely += segment.path("avg_logprob").asDouble(0);
                silence += segment.path("no_speech_prob").asDouble(0);
                told++;
            }
        }
        return told == 0 || likely / told >= LEAST_LIKELY && silence / told <= MOST_SILENCE;
    }
}
