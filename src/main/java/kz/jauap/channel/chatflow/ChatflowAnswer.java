package kz.jauap.channel.chatflow;

import java.time.Duration;
import java.util.List;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.shared.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What ChatFlow's answer to a `send-*` call means. It says 200 to failures too, so the body decides.
final class ChatflowAnswer {

    private static final List<String> REASON = List.of("message", "error", "response");
    private static final List<String> ID = List.of("msg_id", "messageId", "message_id", "id");

    private ChatflowAnswer() {}

    static SendOutcome outcome(ProviderAnswer answer, ChannelAccount account, String key) {
        return switch (answer) {
            case ProviderAnswer.NotSent(String reason) -> new SendOutcome.RetryLater(Duration.ZERO, reason);
            case ProviderAnswer.NoAnswer(String reason) -> new SendOutcome.Uncertain(reason);
            case ProviderAnswer.Answered answered -> byStatus(answered, account, key);
        };
    }

    private static SendOutcome byStatus(ProviderAnswer.Answered answer, ChannelAccount account, String key) {
        JsonNode body = json(answer.body());
        String reason = account.redact("HTTP " + answer.status() + " " + reason(body));
        if (answer.status() == 429 || answer.status() >= 500) {
            return new SendOutcome.RetryLater(answer.retryAfter(), reason);
        }
        return answer.status() == 200 ? byBody(body, reason, key) : new SendOutcome.Rejected(reason);
    }

    /// `false` is a no for now: it is also what comes while the phone is off line, so it is tried again. An object
    /// without
    /// `success` was always a yes. What is no JSON is a page of something in between: nobody knows.
    private static SendOutcome byBody(JsonNode body, String reason, String key) {
        if (body.isMissingNode()) {
            return new SendOutcome.Uncertain("HTTP 200 with a body that is no JSON");
        }
        boolean success = body.isObject() ? body.path("success").asBoolean(!body.has("error")) : body.asBoolean(false);
        return success
                ? new SendOutcome.Accepted(Spelling.first(body, ID)
                        .or(() -> Spelling.first(body.path("data"), ID))
                        .orElse(key))
                : new SendOutcome.RetryLater(Duration.ZERO, reason);
    }

    static String reason(JsonNode body) {
        return Spelling.first(body, REASON).orElse("without a reason");
    }

    static JsonNode json(String body) {
        try {
            return Json.tree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
