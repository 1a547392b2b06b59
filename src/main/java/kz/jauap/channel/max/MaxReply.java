package kz.jauap.channel.max;

import java.time.Duration;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.SendOutcome;
import tools.jackson.databind.JsonNode;

/// What MAX said to one call.
sealed interface MaxReply {

    record Ok(JsonNode body) implements MaxReply {}

    /// @param code MAX's word for the error, "" where there is none
    record Refused(int status, String code, String words, Duration retryAfter) implements MaxReply {

        /// The file was uploaded and MAX still works on it.
        private static final String NOT_READY = "attachment.not.ready";

        private static final Duration SOON = Duration.ofSeconds(2);

        String reason() {
            return "HTTP " + status + " " + code + ": " + words;
        }

        SendOutcome outcome() {
            if (code.equals(NOT_READY)) {
                return new SendOutcome.RetryLater(SOON, reason());
            }
            return status == 429 || status >= 500
                    ? new SendOutcome.RetryLater(retryAfter, reason())
                    : new SendOutcome.Rejected(reason());
        }

        AccountCheck check() {
            return new AccountCheck.Broken(
                    reason(),
                    status == 401 || status == 403
                            ? "take the bot's token from its page at business.max.ru again and store it as access_token"
                            : "see the words of MAX; it refused the call");
        }
    }

    record NotSent(String reason) implements MaxReply {}

    /// Nothing came back, or nothing that is an answer of MAX.
    record NoAnswer(String reason) implements MaxReply {}
}
