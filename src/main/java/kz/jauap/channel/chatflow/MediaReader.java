package kz.jauap.channel.chatflow;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads `mediaData`: one object, or several in an array. A file sent inside the body as base 64 has no reference; its
/// bytes stay in the stored request.
final class MediaReader {

    private static final List<String> MIME = List.of("mimetype", "mime", "type");
    private static final List<String> FILE_NAME = List.of("fileName", "filename");
    private static final List<String> SECONDS = List.of("seconds", "duration", "duration_seconds", "length");

    private MediaReader() {}

    static List<Attachment> read(JsonNode payload) {
        JsonNode media = payload.path("mediaData");
        String messageType = payload.path("messageType").asString("");
        if (media.isArray()) {
            return StreamSupport.stream(media.spliterator(), false)
                    .filter(JsonNode::isObject)
                    .map(item -> attachment(item, messageType))
                    .toList();
        }
        if (media.isObject() && !media.isEmpty()) {
            return List.of(attachment(media, messageType));
        }
        return byType(messageType).map(kind -> List.of(Attachment.of(kind, ""))).orElse(List.of());
    }

    /// The words under the first file that has some.
    static String caption(JsonNode payload) {
        JsonNode media = payload.path("mediaData");
        return media.isArray()
                ? StreamSupport.stream(media.spliterator(), false)
                        .map(item -> item.path("caption").asString(""))
                        .filter(caption -> !caption.isBlank())
                        .findFirst()
                        .orElse("")
                : media.path("caption").asString("");
    }

    private static Attachment attachment(JsonNode media, String messageType) {
        String mime = Spelling.first(media, MIME).orElse("");
        return new Attachment(
                kind(media, messageType, mime),
                media.path("url").asString(""),
                mime.contains("/") ? mime : null,
                Spelling.first(media, FILE_NAME).orElse(null),
                bytes(media),
                details(media, messageType));
    }

    private static Kind kind(JsonNode media, String messageType, String mime) {
        if (media.path("ptt").asBoolean(false)) {
            return Kind.VOICE;
        }
        return byType(messageType)
                .or(() -> byType(media.path("type").asString("")))
                .or(() -> byMime(mime.toLowerCase(Locale.ROOT)))
                .orElse(Kind.OTHER);
    }

    private static Optional<Kind> byType(String type) {
        return switch (type.strip().toLowerCase(Locale.ROOT)) {
            case "image", "photo", "jpg", "jpeg", "png" -> Optional.of(Kind.PHOTO);
            case "ptt" -> Optional.of(Kind.VOICE);
            case "audio", "voice" -> Optional.of(Kind.AUDIO);
            case "document", "pdf", "doc", "docx", "xls", "xlsx" -> Optional.of(Kind.DOCUMENT);
            case "video" -> Optional.of(Kind.VIDEO);
            case "sticker" -> Optional.of(Kind.STICKER);
            case "location" -> Optional.of(Kind.LOCATION);
            case "contact", "vcard" -> Optional.of(Kind.CONTACT);
            default -> Optional.empty();
        };
    }

    private static Optional<Kind> byMime(String mime) {
        if (mime.startsWith("image/")) {
            return Optional.of(Kind.PHOTO);
        }
        if (mime.startsWith("audio/")) {
            return Optional.of(Kind.AUDIO);
        }
        if (mime.startsWith("video/")) {
            return Optional.of(Kind.VIDEO);
        }
        boolean document = mime.contains("pdf") || mime.contains("msword") || mime.startsWith("application/vnd");
        return document ? Optional.of(Kind.DOCUMENT) : Optional.empty();
    }

    private static @Nullable Long bytes(JsonNode media) {
        long told = media.path("size").asLong(-1);
        if (told >= 0) {
            return told;
        }
        int encoded = media.path("base64").asString("").length();
        return encoded == 0 ? null : encoded * 3L / 4;
    }

    private static Map<String, String> details(JsonNode media, String messageType) {
        Map<String, String> details = new HashMap<>();
        put(details, "type", messageType);
        put(details, "seconds", Spelling.first(media, SECONDS).orElse(""));
        put(details, "latitude", media.path("latitude").asString(""));
        put(details, "longitude", media.path("longitude").asString(""));
        put(details, "inline", media.path("base64").asString("").isEmpty() ? "" : "base64");
        return details;
    }

    private static void put(Map<String, String> details, String key, String value) {
        if (!value.isBlank()) {
            details.put(key, value);
        }
    }
}
