package kz.jauap.channel.viber;

import java.time.Duration;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.SendOutcome;
import tools.jackson.databind.JsonNode;

/// What Viber said to one call. It says no with status 200 and a number of its own.
sealed interface ViberReply {

    /// Its own status is 0.
    record Ok(JsonNode body) implements ViberReply {}

    /// @param status Viber's own number for the error, -1 where it gave none
    record Refused(int http, int status, String words, Duration retryAfter) implements ViberReply {

        private static final int OK = 200;
        private static final int WRONG_TOKEN = 2;
        private static final int NO_WEBHOOK = 10;
        private static final int TOO_MANY = 12;

        String reason() {
            return http == OK ? "Viber " + status + ": " + words : "HTTP " + http + ": " + words;
        }

        SendOutcome outcome() {
            return http == 429 || http >= 500 || status == TOO_MANY
                    ? new SendOutcome.RetryLater(retryAfter, reason())
                    : new SendOutcome.Rejected(reason());
        }

        AccountCheck check() {
            String advice = switch (status) {
                case WRONG_TOKEN ->
                    "take the token again (Viber, More, Settings, Bots, Edit info) and store it as auth_token";
                case NO_WEBHOOK -> "tell Viber the address: jauap channel webhook";
                default -> "see the words of Viber; it refused the call";
            };
            return new AccountCheck.Broken(reason(), advice);
        }
    }

    record NotSent(String reason) implements ViberReply {}

    /// Nothing came back, or nothing that is an answer of Viber.
    record NoAnswer(String reason) implements ViberReply {}
}
