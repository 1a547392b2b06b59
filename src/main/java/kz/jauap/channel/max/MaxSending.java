package kz.jauap.channel.max;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.SafeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One outbound message as the body of `POST /messages`, and the reply as an outcome. Text goes out plain: no format,
/// so
/// nothing a customer or a fact contains can break it.
final class MaxSending {

    static final int TEXT_LIMIT = 4000;
    private static final int MOST_ROWS = 30;
    private static final int LABEL_LENGTH = 128;

    private MaxSending() {}

    /// Why this message can never go out.
    static Optional<String> problem(OutboundMessage message) {
        boolean withFile = !message.attachments().isEmpty();
        if (!message.chatId().matches("-?[0-9]{1,18}")) {
            return Optional.of("a chat of MAX is a number");
        }
        if (message.text().length() > TEXT_LIMIT) {
            return Optional.of("the text has " + message.text().length() + " characters, the limit is " + TEXT_LIMIT);
        }
        if (withFile && message.attachments().getFirst().reference().isBlank()) {
            return Optional.of("the file has no address");
        }
        return withFile || !SafeText.of(message.text()).isBlank()
                ? Optional.empty()
                : Optional.of("there is no text and no file");
    }

    /// @param file the attachment as MAX wants it, or null
    static Map<String, @Nullable Object> of(OutboundMessage message, @Nullable Map<String, Object> file) {
        List<Map<String, Object>> attachments = new ArrayList<>();
        if (file != null) {
            attachments.add(file);
        }
        boolean buttons = fits(message.quickReplies());
        if (buttons) {
            attachments.add(keyboard(message.quickReplies()));
        }
        String text = SafeText.of(message.text());
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("text", buttons ? text : withReplies(text, message.quickReplies()));
        body.put("attachments", attachments.isEmpty() ? null : attachments);
        body.put("link", null);
        return body;
    }

    static SendOutcome outcome(MaxReply reply) {
        return switch (reply) {
            case MaxReply.Ok(JsonNode body) ->
                Wire.id(body.path("message").path("body").path("mid"))
                        .<SendOutcome>map(SendOutcome.Accepted::new)
                        .orElseGet(() -> new SendOutcome.Uncertain("HTTP 200 without the mid of a message"));
            case MaxReply.Refused refused -> refused.outcome();
            case MaxReply.NotSent(String reason) -> new SendOutcome.RetryLater(Duration.ZERO, reason);
            case MaxReply.NoAnswer(String reason) -> new SendOutcome.Uncertain(reason);
        };
    }

    private static boolean fits(List<String> replies) {
        return !replies.isEmpty()
                && replies.size() <= MOST_ROWS
                && replies.stream().allMatch(reply -> !reply.isBlank() && reply.length() <= LABEL_LENGTH);
    }

    /// A button of type `message` writes its label into the chat as the customer's own words.
    private static Map<String, Object> keyboard(List<String> replies) {
        List<List<Map<String, String>>> rows = replies.stream()
                .map(reply -> List.of(Map.of("type", "message", "text", SafeText.of(reply))))
                .toList();
        return Map.of("type", "inline_keyboard", "payload", Map.of("buttons", rows));
    }

    /// Short answers that fit no buttons stand below the text, where they fit.
    private static String withReplies(String text, List<String> replies) {
        String whole = replies.isEmpty() ? text : text + "\n\n" + SafeText.of(String.join("\n", replies));
        return whole.length() <= TEXT_LIMIT ? whole : text;
    }
}
