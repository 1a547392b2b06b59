package kz.jauap.channel.vk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// Reads what a message carries besides words. The reference of a file is its public address; of a video VK gives only
/// its page.
final class AttachmentReader {

    private AttachmentReader() {}

    static List<Attachment> read(JsonNode message) {
        Stream<Attachment> attached = message.path("attachments").valueStream().map(AttachmentReader::attachment);
        Stream<Attachment> place = message.path("geo").isObject() ? Stream.of(place(message.path("geo"))) : Stream.of();
        Stream<Attachment> forwarded = message.path("fwd_messages").isArray()
                        && !message.path("fwd_messages").isEmpty()
                ? Stream.of(bare(Kind.OTHER, "forwarded", Map.of()))
                : Stream.of();
        return Stream.of(attached, place, forwarded).flatMap(stream -> stream).toList();
    }

    private static Attachment attachment(JsonNode attachment) {
        String type = Wire.text(attachment.path("type"));
        JsonNode content = attachment.path(type);
        return switch (type) {
            case "photo" ->
                file(Kind.PHOTO, type, largest(content.path("sizes")).path("url"), content);
            case "audio_message" -> file(Kind.VOICE, type, content.path("link_ogg"), content);
            case "audio" -> file(Kind.AUDIO, type, content.path("url"), content);
            case "video" -> bare(Kind.VIDEO, type, Map.of("page", page(content)));
            case "doc" -> file(Kind.DOCUMENT, type, content.path("url"), content);
            case "graffiti" -> file(Kind.PHOTO, type, content.path("url"), content);
            case "sticker" ->
                file(Kind.STICKER, type, largest(content.path("images")).path("url"), content);
            default -> bare(Kind.OTHER, Wire.shortened(type), Map.of());
        };
    }

    private static JsonNode largest(JsonNode sizes) {
        JsonNode best = sizes.path(0);
        for (JsonNode size : sizes) {
            if (pixels(size) > pixels(best)) {
                best = size;
            }
        }
        return best;
    }

    private static long pixels(JsonNode size) {
        return size.path("width").asLong(0) * size.path("height").asLong(0);
    }

    private static String page(JsonNode video) {
        return "https://vk.com/video" + video.path("owner_id").asString("") + "_"
                + video.path("id").asString("");
    }

    private static Attachment file(Kind kind, String type, JsonNode address, JsonNode content) {
        Map<String, String> details = new HashMap<>();
        details.put("type", type);
        Wire.put(details, "seconds", content.path("duration"));
        Wire.put(details, "sticker_id", content.path("sticker_id"));
        return new Attachment(
                kind,
                Wire.text(address),
                null,
                content.path("title").asString(null),
                content.path("size").isIntegralNumber() ? content.path("size").asLong(0) : null,
                details);
    }

    private static Attachment place(JsonNode geo) {
        Map<String, String> details = new HashMap<>();
        Wire.put(details, "latitude", geo.path("coordinates").path("latitude"));
        Wire.put(details, "longitude", geo.path("coordinates").path("longitude"));
        return bare(Kind.LOCATION, "geo", details);
    }

    private static Attachment bare(Kind kind, String type, Map<String, String> more) {
        Map<String, String> details = new HashMap<>(more);
        details.put("type", type);
        return new Attachment(kind, "", null, null, null, details);
    }
}
