package kz.jauap.channel.telegram;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// What the Bot API said to one call.
sealed interface TelegramReply {

    record Ok(JsonNode result) implements TelegramReply {}

    /// `ok` was false. `retryAfter` is zero unless Telegram named a time.
    record Refused(int code, String description, Duration retryAfter) implements TelegramReply {}

    record NotSent(String reason) implements TelegramReply {}

    /// Nothing came back, or nothing that is an answer of the Bot API.
    record NoAnswer(String reason) implements TelegramReply {}
}
