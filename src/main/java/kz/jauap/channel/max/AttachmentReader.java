package kz.jauap.channel.max;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// Reads what a message carries besides words. The reference of a file is its address.
final class AttachmentReader {

    private static final Pattern PHONE = Pattern.compile("(?m)^TEL[^:\\r\\n]{0,100}:\\s*([+0-9 ()-]{5,30})");
    private static final Pattern NAME = Pattern.compile("(?m)^FN[^:\\r\\n]{0,100}:\\s*([^\\r\\n]{1,200})");

    private AttachmentReader() {}

    static List<Attachment> read(JsonNode attachments) {
        return attachments
                .valueStream()
                .filter(one -> !Wire.text(one.path("type")).equals("inline_keyboard"))
                .map(AttachmentReader::attachment)
                .toList();
    }

    private static Attachment attachment(JsonNode one) {
        String type = Wire.text(one.path("type"));
        return switch (type) {
            case "image" -> file(Kind.PHOTO, type, one);
            case "audio" -> file(Kind.VOICE, type, one);
            case "video" -> file(Kind.VIDEO, type, one);
            case "file" -> file(Kind.DOCUMENT, type, one);
            case "sticker" -> file(Kind.STICKER, type, one);
            case "location" -> location(one);
            case "contact" -> contact(one.path("payload"));
            default -> file(Kind.OTHER, Wire.shortened(type), one);
        };
    }

    private static Attachment file(Kind kind, String type, JsonNode one) {
        Map<String, String> details = new HashMap<>();
        details.put("type", type);
        Wire.put(details, "seconds", one.path("duration"));
        Wire.put(details, "token", one.path("payload").path("token"));
        Wire.put(details, "transcription", Wire.text(one.path("transcription")));
        return new Attachment(
                kind,
                Wire.text(one.path("payload").path("url")),
                null,
                one.path("filename").asString(null),
                one.path("size").isIntegralNumber() ? one.path("size").asLong(0) : null,
                details);
    }

    private static Attachment location(JsonNode one) {
        Map<String, String> details = new HashMap<>();
        Wire.put(details, "latitude", one.path("latitude"));
        Wire.put(details, "longitude", one.path("longitude"));
        return new Attachment(Kind.LOCATION, "", null, null, null, details);
    }

    private static Attachment contact(JsonNode payload) {
        Map<String, String> details = new HashMap<>();
        String card = Wire.text(payload.path("vcf_info"));
        found(PHONE, card).ifPresent(phone -> details.put("phone", phone));
        found(NAME, card).ifPresent(name -> details.put("name", name));
        Wire.put(details, "user_id", payload.path("max_info").path("user_id"));
        return new Attachment(Kind.CONTACT, "", null, null, null, details);
    }

    private static Optional<String> found(Pattern pattern, String card) {
        Matcher matcher = pattern.matcher(card);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }
}
