package kz.jauap.channel.instagram;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.TextSplitter;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.SafeText;
import tools.jackson.databind.JsonNode;

/// One outbound message as the body of a call to `/messages`, and the answer as an outcome. Instagram counts a text in
/// bytes of UTF-8, so that a Cyrillic one holds half as many letters.
final class InstagramSending {

    static final int TEXT_BYTES = 1000;
    private static final int MOST_REPLIES = 13;
    private static final int REPLY_LENGTH = 20;
    private static final int WINDOW_CLOSED = 10;
    private static final Set<Integer> THROTTLED = Set.of(4, 17, 32, 613, 80006);
    private static final Set<Integer> BROKEN = Set.of(1, 2, 1200);

    private InstagramSending() {}

    /// Why this message can never go out.
    static Optional<String> problem(OutboundMessage message) {
        boolean withFile = !message.attachments().isEmpty();
        if (!message.chatId().matches("[0-9]{1,40}")) {
            return Optional.of("a customer of Instagram is a number");
        }
        if (withFile && message.attachments().getFirst().reference().isBlank()) {
            return Optional.of("the file has no address");
        }
        int bytes = bytes(words(message));
        if (bytes > TEXT_BYTES) {
            return Optional.of("the text has " + bytes + " bytes, the limit is " + TEXT_BYTES);
        }
        return withFile || !SafeText.of(message.text()).isBlank()
                ? Optional.empty()
                : Optional.of("there is no text and no file");
    }

    /// The parts of a text, none of more bytes than Instagram takes.
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : TextSplitter.split(text, TEXT_BYTES)) {
            int limit = part.length();
            List<String> finer = List.of(part);
            while (finer.stream().anyMatch(one -> bytes(one) > TEXT_BYTES)) {
                limit = Math.max(100, limit * 2 / 3);
                finer = TextSplitter.split(part, limit);
            }
            parts.addAll(finer);
        }
        return List.copyOf(parts);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// @param humanAgent whether the tag goes along by which people may answer for seven days
    static Map<String, Object> of(OutboundMessage message, boolean humanAgent) {
        Map<String, Object> content = new LinkedHashMap<>();
        boolean fileAlone = !message.attachments().isEmpty() && message.text().isBlank();
        if (fileAlone) {
            Attachment file = message.attachments().getFirst();
            content.put("attachment", Map.of("type", kind(file.kind()), "payload", Map.of("url", file.reference())));
        } else {
            content.put("text", words(message));
        }
        if (fits(message.quickReplies())) {
            content.put("quick_replies", replies(message.quickReplies()));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("recipient", Map.of("id", message.chatId()));
        body.put("message", content);
        if (humanAgent) {
            body.put("messaging_type", "MESSAGE_TAG");
            body.put("tag", "HUMAN_AGENT");
        }
        return body;
    }

    /// A file goes without words only; beside words its address stands below them.
    private static String words(OutboundMessage message) {
        String text = SafeText.of(message.text());
        if (!message.attachments().isEmpty() && !text.isBlank()) {
            return text + "\n" + message.attachments().getFirst().reference();
        }
        String whole = message.quickReplies().isEmpty() || fits(message.quickReplies())
                ? text
                : text + "\n\n" + SafeText.of(String.join("\n", message.quickReplies()));
        return bytes(whole) <= TEXT_BYTES ? whole : text;
    }

    private static boolean fits(List<String> replies) {
        return !replies.isEmpty()
                && replies.size() <= MOST_REPLIES
                && replies.stream().allMatch(reply -> !reply.isBlank() && reply.length() <= REPLY_LENGTH);
    }

    private static List<Map<String, String>> replies(List<String> replies) {
        return IntStream.range(0, replies.size())
                .mapToObj(i -> Map.of(
                        "content_type", "text", "title", SafeText.of(replies.get(i)), "payload", Integer.toString(i)))
                .toList();
    }

    private static String kind(Attachment.Kind kind) {
        return switch (kind) {
            case PHOTO, STICKER -> "image";
            case VOICE, AUDIO -> "audio";
            case VIDEO -> "video";
            case DOCUMENT, LOCATION, CONTACT, OTHER -> "file";
        };
    }

    static SendOutcome outcome(ProviderAnswer answer, ChannelAccount account) {
        return switch (answer) {
            case ProviderAnswer.NotSent(String reason) -> new SendOutcome.RetryLater(Duration.ZERO, reason);
            case ProviderAnswer.NoAnswer(String reason) -> new SendOutcome.Uncertain(reason);
            case ProviderAnswer.Answered answered -> answered(answered, account);
        };
    }

    private static SendOutcome answered(ProviderAnswer.Answered answer, ChannelAccount account) {
        JsonNode body = Wire.json(answer.body());
        String id = Wire.text(body.path("message_id"));
        if (answer.status() == 200 && !body.has("error")) {
            return id.isEmpty()
                    ? new SendOutcome.Uncertain("HTTP 200 without the id of a message")
                    : new SendOutcome.Accepted(id);
        }
        int code = body.path("error").path("code").asInt(0);
        String reason = account.redact(reason(answer.status(), body));
        if (THROTTLED.contains(code)) {
            return new SendOutcome.RetryLater(Duration.ofMinutes(1), reason);
        }
        boolean again = answer.status() == 429 || answer.status() >= 500 || BROKEN.contains(code);
        return again ? new SendOutcome.RetryLater(answer.retryAfter(), reason) : new SendOutcome.Rejected(reason);
    }

    /// Whether Instagram refused because 24 hours have passed since the customer wrote.
    static boolean closedWindow(ProviderAnswer answer) {
        return answer instanceof ProviderAnswer.Answered answered
                && Wire.json(answered.body()).path("error").path("code").asInt(0) == WINDOW_CLOSED;
    }

    static String reason(int status, JsonNode body) {
        int code = body.path("error").path("code").asInt(0);
        String window = code == WINDOW_CLOSED ? "24 hours have passed since the customer wrote; " : "";
        String words = body.path("error").path("message").asString("without a reason");
        return "HTTP " + status + ": " + window + "Meta's code " + code + ", " + words;
    }
}
