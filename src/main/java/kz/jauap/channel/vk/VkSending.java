package kz.jauap.channel.vk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.shared.Json;
import kz.jauap.shared.SafeText;
import tools.jackson.databind.JsonNode;

/// One outbound message as the parameters of `messages.send`, and the reply as an outcome.
final class VkSending {

    static final int TEXT_LIMIT = 4096;
    private static final int MOST_BUTTONS = 10;
    private static final int LABEL_LENGTH = 40;

    private VkSending() {}

    /// Why this message can never go out.
    static Optional<String> problem(OutboundMessage message) {
        boolean withFile = !message.attachments().isEmpty();
        if (!message.chatId().matches("[0-9]{1,18}")) {
            return Optional.of("a chat of VK is the number of a person");
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

    /// @param attachment as VK names what was uploaded, "" for none
    static Map<String, String> of(OutboundMessage message, String attachment) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("peer_id", message.chatId());
        parameters.put("random_id", Integer.toString(randomId(message.idempotencyKey())));
        boolean buttons = fits(message.quickReplies());
        String text = SafeText.of(message.text());
        String words = buttons ? text : withReplies(text, message.quickReplies());
        if (!words.isBlank()) {
            parameters.put("message", words);
        }
        if (!attachment.isEmpty()) {
            parameters.put("attachment", attachment);
        }
        if (buttons) {
            parameters.put("keyboard", keyboard(message.quickReplies()));
        }
        return parameters;
    }

    /// The same for every try of a message, by which VK drops doubles; never 0, which would switch that off.
    static int randomId(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Math.max(1, ByteBuffer.wrap(digest).getInt() & Integer.MAX_VALUE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static SendOutcome outcome(VkReply reply, String chatId) {
        return switch (reply) {
            case VkReply.Ok(JsonNode response)
            when response.isIntegralNumber() -> new SendOutcome.Accepted(chatId + ":" + response.asString());
            case VkReply.Ok _ -> new SendOutcome.Uncertain("an answer without the number of a message");
            case VkReply.Refused refused -> refused.outcome();
            case VkReply.NotSent(String reason) -> new SendOutcome.RetryLater(java.time.Duration.ZERO, reason);
            case VkReply.NoAnswer(String reason) -> new SendOutcome.Uncertain(reason);
        };
    }

    private static boolean fits(List<String> replies) {
        return !replies.isEmpty()
                && replies.size() <= MOST_BUTTONS
                && replies.stream().allMatch(reply -> !reply.isBlank() && reply.length() <= LABEL_LENGTH);
    }

    private static String keyboard(List<String> replies) {
        List<List<Map<String, Object>>> rows = replies.stream()
                .map(reply -> List.of(Map.<String, Object>of(
                        "action", Map.of("type", "text", "label", SafeText.of(reply)), "color", "primary")))
                .toList();
        return Json.write(Map.of("one_time", true, "inline", false, "buttons", rows));
    }

    /// Short answers that fit no buttons stand below the text, where they fit.
    private static String withReplies(String text, List<String> replies) {
        String whole = replies.isEmpty() ? text : text + "\n\n" + SafeText.of(String.join("\n", replies));
        return whole.length() <= TEXT_LIMIT ? whole : text;
    }
}
