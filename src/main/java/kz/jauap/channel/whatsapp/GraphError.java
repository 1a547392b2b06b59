package kz.jauap.channel.whatsapp;

import java.time.Duration;
import java.util.Set;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// An error of the Graph API: its code decides, its words are for people.
///
/// @param code 0 where there is none
record GraphError(int code, String words) {

    private static final int WINDOW_CLOSED = 131047;
    private static final Duration PAIR_PAUSE = Duration.ofSeconds(6);
    private static final Duration THROTTLED_PAUSE = Duration.ofSeconds(30);

    /// Too fast for this customer.
    private static final int PAIR = 131056;

    /// Too fast for the app (4), the account (80007) or the number (130429); the number is being moved (131057).
    private static final Set<Integer> THROTTLED = Set.of(4, 80007, 130429, 131057, 133016);

    /// Something is broken at Meta, for now.
    private static final Set<Integer> BROKEN = Set.of(1, 2, 131000, 131016, 133000, 133004);

    private static final Set<Integer> TOKEN = Set.of(0, 10, 190, 200, 131005);

    static GraphError of(JsonNode error) {
        String details = Wire.text(error.path("error_data").path("details"));
        String message = Wire.text(error.path("message"));
        String title = Wire.text(error.path("title"));
        String words = message.isEmpty() ? title : message;
        return new GraphError(
                error.path("code").asInt(0),
                details.isEmpty() || words.contains(details) ? words : words + " (" + details + ")");
    }

    /// Whether 24 hours have passed since the customer wrote: only a template may be sent.
    boolean windowClosed() {
        return code == WINDOW_CLOSED;
    }

    /// Whether the token is what is wrong.
    boolean token(int status) {
        return status == 401 || code != 0 && TOKEN.contains(code);
    }

    String reason() {
        String advice =
                windowClosed() ? "24 hours have passed since the customer wrote, only a template may go out; " : "";
        return advice + "Meta's code " + code + (words.isEmpty() ? "" : ", " + words);
    }

    /// @param reason `reason` without secrets, with the status
    SendOutcome outcome(int status, Duration wish, String reason) {
        if (code == PAIR) {
            return new SendOutcome.RetryLater(longer(wish, PAIR_PAUSE), reason);
        }
        if (THROTTLED.contains(code)) {
            return new SendOutcome.RetryLater(longer(wish, THROTTLED_PAUSE), reason);
        }
        boolean again = status == 429 || status >= 500 || BROKEN.contains(code);
        return again ? new SendOutcome.RetryLater(wish, reason) : new SendOutcome.Rejected(reason);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
