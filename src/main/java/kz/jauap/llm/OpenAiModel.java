package kz.jauap.llm;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.shared.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Any endpoint that speaks the chat completions of OpenAI. Follows no redirect and reads no endless answer.
final class OpenAiModel implements LanguageModel, AutoCloseable {

    private static final int OK = 200;
    private static final int LETTERS_A_TOKEN = 2;
    private static final int MOST_TOKENS = 700;

    private final ProviderHttp http = new ProviderHttp();
    private final ModelSettings settings;
    private final URI address;

    OpenAiModel(ModelSettings settings) {
        this.settings = settings;
        String base = Objects.requireNonNull(settings.endpoint()).toString().replaceFirst("/+$", "");
        this.address = URI.create(base + "/chat/completions");
    }

    @Override
    public ModelAnswer say(Prompt prompt, Duration within) {
        String body = Json.mapper()
                .writeValueAsString(Map.of(
                        "model",
                        settings.model(),
                        "temperature",
                        0,
                        "max_tokens",
                        MOST_TOKENS,
                        "messages",
                        List.of(
                                Map.of("role", "system", "content", prompt.instructions()),
                                Map.of("role", "user", "content", prompt.data()))));
        return switch (http.postJson(address, settings.key(), body, within)) {
            case ProviderAnswer.Answered(int status, Duration after, String text)
            when status == OK -> read(text, body.length());
            case ProviderAnswer.Answered(int status, Duration after, String text) ->
                new ModelAnswer.Failed("status " + status);
            case ProviderAnswer.NotSent(String reason) -> new ModelAnswer.Failed(reason);
            case ProviderAnswer.NoAnswer(String reason) -> new ModelAnswer.Failed(reason);
        };
    }

    @Override
    public void close() {
        http.close();
    }

    private static ModelAnswer read(String body, int asked) {
        try {
            JsonNode answer = Json.tree(body);
            JsonNode choice = answer.path("choices").path(0);
            String text = choice.path("message").path("content").asString("").strip();
            boolean refused =
                    !choice.path("message").path("refusal").asString("").isEmpty();
            boolean whole = choice.path("finish_reason").asString("stop").equals("stop");
            if (text.isEmpty() || refused || !whole) {
                return new ModelAnswer.Failed(refused ? "it refused" : "it gave no whole text");
            }
            int guessed = (asked + text.length()) / LETTERS_A_TOKEN;
            return new ModelAnswer.Said(
                    text, answer.path("usage").path("total_tokens").asInt(guessed));
        } catch (JacksonException e) {
            return new ModelAnswer.Failed("its answer is no JSON");
        }
    }
}
