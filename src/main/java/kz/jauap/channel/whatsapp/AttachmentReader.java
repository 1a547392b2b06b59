package kz.jauap.channel.whatsapp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// Reads what a message carries besides words. The reference of a file is Meta's media id.
final class AttachmentReader {

    private AttachmentReader() {}

    /// @param message holds the content under the name of its `type`
    static List<Attachment> read(String type, JsonNode message) {
        JsonNode content = message.path(type);
        return switch (type) {
            case "text", "button", "interactive" -> List.of();
            case "image" -> List.of(file(Kind.PHOTO, type, content));
            case "audio" -> List.of(file(voice(content), type, content));
            case "video" -> List.of(file(Kind.VIDEO, type, content));
            case "document" -> List.of(file(Kind.DOCUMENT, type, content));
            case "sticker" -> List.of(file(Kind.STICKER, type, content));
            case "location" -> List.of(location(content));
            case "contacts" ->
                content.valueStream().map(AttachmentReader::contact).toList();
            default -> List.of(other(type, message));
        };
    }

    private static Kind voice(JsonNode content) {
        return content.path("voice").asBoolean(false) ? Kind.VOICE : Kind.AUDIO;
    }

    private static Attachment file(Kind kind, String type, JsonNode content) {
        Map<String, String> details = new HashMap<>();
        details.put("type", type);
        Wire.put(details, "sha256", content.path("sha256"));
        return new Attachment(
                kind,
                Wire.id(content.path("id")).orElse(""),
                content.path("mime_type").asString(null),
                content.path("filename").asString(null),
                null,
                details);
    }

    private static Attachment location(JsonNode content) {
        Map<String, String> details = new HashMap<>();
        for (String name : List.of("latitude", "longitude", "name", "address")) {
            Wire.put(details, name, content.path(name));
        }
        return new Attachment(Kind.LOCATION, "", null, null, null, details);
    }

    private static Attachment contact(JsonNode contact) {
        Map<String, String> details = new HashMap<>();
        Wire.put(details, "name", contact.path("name").path("formatted_name"));
        Wire.put(details, "phone", contact.path("phones").path(0).path("phone"));
        Wire.put(details, "user_id", contact.path("phones").path(0).path("wa_id"));
        return new Attachment(Kind.CONTACT, "", null, null, null, details);
    }

    private static Attachment other(String type, JsonNode message) {
        Map<String, String> details = new HashMap<>();
        Wire.put(details, "type", Wire.shortened(type));
        Wire.put(details, "error", message.path("errors").path(0).path("code"));
        return new Attachment(Kind.OTHER, "", null, null, null, details);
    }
}
