package kz.jauap.channel.viber;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.SafeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One outbound message as the body of `send_message`, and the reply as an outcome. Text goes out plain.
final class ViberSending {

    static final int TEXT_LIMIT = 7000;
    private static final int NAME_LENGTH = 28;
    private static final int FILE_NAME_LENGTH = 256;
    private static final int MOST_BUTTONS = 12;
    private static final int LABEL_LENGTH = 80;
    private static final Pattern CHAT = Pattern.compile("[A-Za-z0-9+/=_-]{1,100}");

    private final ViberProperties properties;

    ViberSending(ViberProperties properties) {
        this.properties = properties;
    }

    /// Why this message can never go out.
    static Optional<String> problem(OutboundMessage message) {
        boolean withFile = !message.attachments().isEmpty();
        if (!CHAT.matcher(message.chatId()).matches()) {
            return Optional.of("a customer of Viber is named by letters, digits and + / = _ -");
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

    Map<String, Object> of(OutboundMessage message, ChannelAccount account) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("receiver", message.chatId());
        body.put("min_api_version", properties.minApiVersion());
        body.put("sender", Map.of("name", sender(account)));
        body.putAll(content(message));
        if (fits(message.quickReplies())) {
            body.put("keyboard", keyboard(message.quickReplies()));
        }
        return body;
    }

    /// A picture with a caption that fits, a film or file alone whose size is known; else words with the address below.
    private Map<String, Object> content(OutboundMessage message) {
        String words = words(message);
        if (message.attachments().isEmpty()) {
            return Map.of("type", "text", "text", words);
        }
        Attachment file = message.attachments().getFirst();
        String address = file.reference();
        if (file.kind() == Kind.PHOTO && words.length() <= properties.captionLength()) {
            return Map.of("type", "picture", "text", words, "media", address);
        }
        @Nullable Long size = file.bytes();
        if (!words.isBlank() || size == null || file.kind() == Kind.PHOTO) {
            return Map.of("type", "text", "text", beside(words, address));
        }
        return file.kind() == Kind.VIDEO
                ? Map.of("type", "video", "media", address, "size", size)
                : Map.of("type", "file", "media", address, "size", size, "file_name", name(file));
    }

    /// Words and the address of what belongs to them; the address alone where both are too much.
    private static String beside(String words, String address) {
        String whole = words.isBlank() ? address : words + "\n" + address;
        return whole.length() <= TEXT_LIMIT ? whole : address;
    }

    private static String name(Attachment file) {
        String given = SafeText.oneLine(Optional.ofNullable(file.fileName()).orElse(""));
        String name = given.isEmpty() ? "file" : given;
        return name.length() <= FILE_NAME_LENGTH ? name : name.substring(name.length() - FILE_NAME_LENGTH);
    }

    private static String sender(ChannelAccount account) {
        String name = SafeText.oneLine(account.setting("sender_name").orElse(account.account()));
        return name.length() <= NAME_LENGTH ? name : name.substring(0, NAME_LENGTH);
    }

    static SendOutcome outcome(ViberReply reply) {
        return switch (reply) {
            case ViberReply.Ok(JsonNode body) ->
                Wire.id(body.path("message_token"))
                        .<SendOutcome>map(SendOutcome.Accepted::new)
                        .orElseGet(() -> new SendOutcome.Uncertain("status 0 without a message_token"));
            case ViberReply.Refused refused -> refused.outcome();
            case ViberReply.NotSent(String reason) -> new SendOutcome.RetryLater(Duration.ZERO, reason);
            case ViberReply.NoAnswer(String reason) -> new SendOutcome.Uncertain(reason);
        };
    }

    private static boolean fits(List<String> replies) {
        return !replies.isEmpty()
                && replies.size() <= MOST_BUTTONS
                && replies.stream().allMatch(reply -> !reply.isBlank() && reply.length() <= LABEL_LENGTH);
    }

    /// A button of type `reply` writes its body into the chat as the customer's own words.
    private static Map<String, Object> keyboard(List<String> replies) {
        List<Map<String, Object>> buttons = replies.stream()
                .map(SafeText::of)
                .<Map<String, Object>>map(reply -> Map.of(
                        "Columns", 6, "Rows", 1, "ActionType", "reply", "ActionBody", reply, "Text", plain(reply)))
                .toList();
        return Map.of("Type", "keyboard", "DefaultHeight", false, "Buttons", buttons);
    }

    /// Viber reads a few tags of HTML in the label of a button.
    private static String plain(String label) {
        return label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Short answers that fit no buttons stand below the text, where they fit.
    private static String words(OutboundMessage message) {
        String text = SafeText.of(message.text());
        if (message.quickReplies().isEmpty() || fits(message.quickReplies())) {
            return text;
        }
        String whole = text + "\n\n" + SafeText.of(String.join("\n", message.quickReplies()));
        return whole.length() <= TEXT_LIMIT ? whole : text;
    }
}
