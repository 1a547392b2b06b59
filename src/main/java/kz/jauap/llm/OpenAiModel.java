package kz.jauap.llm;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.shared.Json;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Any endpoint that speaks the chat completions of OpenAI. Follows no redirect and reads no endless answer.
@Component
final class OpenAiModel implements LanguageModel, AutoCloseable {

    private static final int OK = 200;
    /// An answer has at most.
    static final int MOST_TOKENS = 700;

    private final ProviderHttp http = new ProviderHttp();

    @Override
    public ModelAnswer say(ModelAccess access, Prompt prompt, Duration within) {
        URI address = URI.create(access.url().toString().replaceFirst("/+$", "") + "/chat/completions");
        String body = Json.mapper()
                .writeValueAsString(Map.of(
                        "model",
                        access.model(),
                        "temperature",
                        0,
                        "max_tokens",
                        MOST_TOKENS,
                        "messages",
                        List.of(
                                Map.of("role", "system", "content", prompt.instructions()),
                                Map.of("role", "user", "content", prompt.data()))));
        return switch (http.postJson(address, access.key(), body, within)) {
            case ProviderAnswer.Answered(int status, Duration after, String text)
            when status == OK -> read(text, prompt);
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

    private static ModelAnswer read(String body, Prompt prompt) {
        try {
            JsonNode answer = Json.tree(body);
            JsonNode choice = answer.path("choices").path(0);
            String text = choice.path("message").path("content").asString("").strip();
            boolean refused =
                    !choice.path("message").path("refusal").asString("").isEmpty();
            boolean whole = choice.path("finish_reason").asString("stop").equals("stop");
            int tokens = answer.path("usage").path("total_tokens").asInt(prompt.tokens() + text.length());
            if (choice.isMissingNode()) {
                return new ModelAnswer.Failed("its answer is not of the interface's form");
            }
            if (text.isEmpty() || refused || !whole) {
                return new ModelAnswer.Useless(refused ? "it refused" : "it gave no whole text", tokens);
            }
            return new ModelAnswer.Said(text, tokens);
        } catch (JacksonException e) {
            return new ModelAnswer.Failed("its answer is no JSON");
        }
    }
}
