package kz.jauap.channel.sms;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// What a gateway's answer comes to, as the account's settings read it: `id_path` (a JSON pointer, `/id`) names the
/// message it took; `code_path` and `later_codes` a no that is worth another try; `error_path` (`/error`) its words.
record GatewayAnswer(ChannelAccount account) {

    private static final int LONGEST = 200;
    private static final int SERVER = 500;
    private static final int TOO_MANY = 429;

    SendOutcome outcome(ProviderAnswer answer) {
        return switch (answer) {
            case ProviderAnswer.NotSent(String reason) -> new SendOutcome.RetryLater(Duration.ZERO, reason);
            case ProviderAnswer.NoAnswer(String reason) -> new SendOutcome.Uncertain(reason);
            case ProviderAnswer.Answered answered -> answered(answered);
        };
    }

    private SendOutcome answered(ProviderAnswer.Answered answer) {
        if (answer.status() == TOO_MANY || answer.status() >= SERVER) {
            return new SendOutcome.RetryLater(answer.retryAfter(), "HTTP " + answer.status());
        }
        JsonNode body = Wire.json(answer.body());
        if (answer.status() >= 300) {
            return new SendOutcome.Rejected("HTTP " + answer.status() + " " + words(body, answer.body()));
        }
        Optional<String> id = Wire.id(at(body, "id_path", "/id"));
        return id.<SendOutcome>map(SendOutcome.Accepted::new).orElseGet(() -> refused(body));
    }

    /// A no in an answer that says yes otherwise; what is neither is no answer at all.
    private SendOutcome refused(JsonNode body) {
        String code = at(body, "code_path", "/code").asString("");
        if (!body.isObject()
                || code.isEmpty() && at(body, "error_path", "/error").isMissingNode()) {
            return new SendOutcome.Uncertain("the gateway's answer names no message and no error");
        }
        String reason = (code + " " + words(body, "")).strip();
        boolean later = Arrays.stream(account.setting("later_codes").orElse("").split(","))
                .map(String::strip)
                .anyMatch(known -> !known.isEmpty() && known.equals(code));
        return later ? new SendOutcome.RetryLater(Duration.ZERO, reason) : new SendOutcome.Rejected(reason);
    }

    private String words(JsonNode body, String otherwise) {
        JsonNode error = at(body, "error_path", "/error");
        String words = error.isValueNode() ? error.asString("") : body.isObject() ? "" : otherwise;
        return account.redact(words.length() <= LONGEST ? words : words.substring(0, LONGEST));
    }

    private JsonNode at(JsonNode body, String setting, String usual) {
        String pointer = account.setting(setting).orElse(usual);
        return pointer.matches("(/[^/]{1,60}){1,8}") ? body.at(pointer) : body.at(usual);
    }
}
