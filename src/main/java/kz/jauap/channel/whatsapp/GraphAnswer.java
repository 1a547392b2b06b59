package kz.jauap.channel.whatsapp;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// What the Graph API's answers mean.
final class GraphAnswer {

    private GraphAnswer() {}

    static SendOutcome outcome(ProviderAnswer answer, ChannelAccount account) {
        return switch (answer) {
            case ProviderAnswer.NotSent(String reason) -> new SendOutcome.RetryLater(Duration.ZERO, reason);
            case ProviderAnswer.NoAnswer(String reason) -> new SendOutcome.Uncertain(reason);
            case ProviderAnswer.Answered answered -> answered(answered, account);
        };
    }

    private static SendOutcome answered(ProviderAnswer.Answered answer, ChannelAccount account) {
        JsonNode body = Wire.json(answer.body());
        Optional<String> id = Wire.id(body.path("messages").path(0).path("id"));
        if (answer.status() == 200 && !body.has("error")) {
            return id.<SendOutcome>map(SendOutcome.Accepted::new)
                    .orElseGet(() -> new SendOutcome.Uncertain("HTTP 200 without the id of a message"));
        }
        GraphError error = GraphError.of(body.path("error"));
        return error.outcome(answer.status(), answer.retryAfter(), reason(answer, error, account));
    }

    /// Whether Meta refused because 24 hours have passed since the customer wrote.
    static boolean closedWindow(ProviderAnswer answer) {
        return answer instanceof ProviderAnswer.Answered answered
                && GraphError.of(Wire.json(answered.body()).path("error")).windowClosed();
    }

    /// The id of what was uploaded.
    static Optional<String> uploaded(ProviderAnswer answer) {
        return answer instanceof ProviderAnswer.Answered answered && answered.status() == 200
                ? Wire.id(Wire.json(answered.body()).path("id"))
                : Optional.empty();
    }

    /// Nothing was sent, so nothing is uncertain.
    static SendOutcome notUploaded(ProviderAnswer answer, ChannelAccount account) {
        SendOutcome outcome = outcome(answer, account);
        return outcome instanceof SendOutcome.Uncertain(String reason)
                ? new SendOutcome.RetryLater(Duration.ZERO, "the upload: " + reason)
                : outcome;
    }

    static AccountCheck checked(ProviderAnswer answer, ChannelAccount account, Function<JsonNode, String> name) {
        return switch (answer) {
            case ProviderAnswer.NotSent(String reason) -> unreachable(reason);
            case ProviderAnswer.NoAnswer(String reason) -> unreachable(reason);
            case ProviderAnswer.Answered answered -> judged(answered, account, name);
        };
    }

    private static AccountCheck judged(
            ProviderAnswer.Answered answer, ChannelAccount account, Function<JsonNode, String> name) {
        JsonNode body = Wire.json(answer.body());
        if (answer.status() == 200 && body.isObject() && !body.has("error")) {
            return new AccountCheck.Working(name.apply(body).strip());
        }
        GraphError error = GraphError.of(body.path("error"));
        String advice = error.token(answer.status())
                ? "make a token for the system user of your app again and store it as access_token"
                : "check phone_number_id and waba_id, and that the token's user may use this number";
        return new AccountCheck.Broken(reason(answer, error, account), advice);
    }

    private static AccountCheck unreachable(String reason) {
        return new AccountCheck.Broken(
                reason, "check that this machine reaches the Graph API, and the api_base setting");
    }

    private static String reason(ProviderAnswer.Answered answer, GraphError error, ChannelAccount account) {
        return account.redact("HTTP " + answer.status() + ": " + error.reason());
    }
}
