package kz.jauap.channel.avito;

import java.time.Duration;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.SendOutcome;
import tools.jackson.databind.JsonNode;

/// What Avito said to one call.
sealed interface AvitoReply {

    record Ok(JsonNode body) implements AvitoReply {}

    record Refused(int status, String words, Duration retryAfter) implements AvitoReply {

        String reason() {
            return "HTTP " + status + ": " + words;
        }

        SendOutcome outcome() {
            return status == 429 || status >= 500
                    ? new SendOutcome.RetryLater(retryAfter, reason())
                    : new SendOutcome.Rejected(reason());
        }

        AccountCheck check() {
            return new AccountCheck.Broken(
                    reason(),
                    switch (status) {
                        case 400, 401 ->
                            "take client_id and client_secret from avito.ru/professionals/api again and store them";
                        case 402, 403 -> "Avito gives its messenger to paid subscriptions only: look at the account's";
                        default -> "see the words of Avito; it refused the call";
                    });
        }
    }

    /// Certainly nothing was done: no connection, or no token to be had.
    record NotSent(String reason) implements AvitoReply {}

    /// Nothing came back, or nothing that is an answer of Avito.
    record NoAnswer(String reason) implements AvitoReply {}
}
