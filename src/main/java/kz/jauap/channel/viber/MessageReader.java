package kz.jauap.channel.viber;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.InboundMessage.Change;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.SafeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a message of a customer. Viber tells them apart by `message_token`; a chat is its customer.
final class MessageReader {

    private MessageReader() {}

    static InboundEvent read(JsonNode callback) {
        JsonNode sender = callback.path("sender");
        JsonNode message = callback.path("message");
        Optional<String> id = Wire.id(sender.path("id"));
        Optional<String> token = Wire.id(callback.path("message_token"));
        if (id.isEmpty() || token.isEmpty() || !message.isObject()) {
            return Wire.unread("a message without its sender, message_token and content");
        }
        if (Wire.id(callback.path("chat_id")).isPresent()) {
            return Wire.ignored("a message in a group: only one-to-one chats are answered");
        }
        return new InboundMessage(
                token.get(),
                id.get(),
                id.get(),
                words(message),
                attachments(message),
                Change.NEW,
                name(sender),
                null,
                Wire.millis(callback.path("timestamp")),
                meta(sender));
    }

    /// A link is what the customer wrote.
    private static String words(JsonNode message) {
        String text = Wire.text(message.path("text"));
        boolean link = Wire.text(message.path("type")).equals("url");
        return link && text.isBlank() ? Wire.text(message.path("media")) : text;
    }

    private static Map<String, String> meta(JsonNode sender) {
        Map<String, String> meta = new HashMap<>();
        Wire.put(meta, "language", Wire.text(sender.path("language")));
        return meta;
    }

    private static List<Attachment> attachments(JsonNode message) {
        String type = Wire.text(message.path("type"));
        return switch (type) {
            case "text", "url" -> List.of();
            case "picture" -> List.of(file(Kind.PHOTO, type, message));
            case "video" -> List.of(file(Kind.VIDEO, type, message));
            case "file" -> List.of(file(Kind.DOCUMENT, type, message));
            case "sticker" -> List.of(file(Kind.STICKER, type, message));
            case "location" -> List.of(location(message.path("location")));
            case "contact" -> List.of(contact(message.path("contact")));
            default -> List.of(file(Kind.OTHER, Wire.shortened(type), message));
        };
    }

    private static Attachment file(Kind kind, String type, JsonNode message) {
        Map<String, String> details = new HashMap<>();
        details.put("type", type);
        Wire.put(details, "seconds", message.path("duration"));
        Wire.put(details, "sticker_id", message.path("sticker_id"));
        return new Attachment(
                kind,
                Wire.text(message.path("media")),
                null,
                message.path("file_name").asString(null),
                Wire.number(message.path("size")).orElse(null),
                details);
    }

    private static Attachment location(JsonNode location) {
        Map<String, String> details = new HashMap<>();
        Wire.put(details, "latitude", location.path("lat"));
        Wire.put(details, "longitude", location.path("lon"));
        return new Attachment(Kind.LOCATION, "", null, null, null, details);
    }

    /// Whose card it is Viber does not say, so that the phone is nobody's proof.
    private static Attachment contact(JsonNode contact) {
        Map<String, String> details = new HashMap<>();
        Wire.put(details, "name", SafeText.oneLine(Wire.text(contact.path("name"))));
        Wire.put(details, "phone", SafeText.oneLine(Wire.text(contact.path("phone_number"))));
        return new Attachment(Kind.CONTACT, "", null, null, null, details);
    }

    static @Nullable String name(JsonNode user) {
        String name = SafeText.oneLine(Wire.text(user.path("name")));
        return name.isEmpty() ? null : name;
    }
}
