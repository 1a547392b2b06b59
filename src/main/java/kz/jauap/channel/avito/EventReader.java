package kz.jauap.channel.avito;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.Echo;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.TakenBack;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// Reads one delivery of the webhook, version 3: a message about an advertisement, whose number is its context.
///
/// @param owner the only account whose messages are ours
record EventReader(String owner) {

    Parsed read(JsonNode delivery) {
        JsonNode payload = delivery.path("payload");
        JsonNode value = payload.path("value");
        String type = Wire.text(payload.path("type"));
        if (!type.equals("message")) {
            return new Parsed.Unreadable("expected payload.type \"message\", not: " + Wire.shortened(type));
        }
        Optional<String> id = Wire.id(value.path("id"));
        Optional<String> chat = Wire.id(value.path("chat_id"));
        Optional<Long> of = Wire.number(value.path("user_id"));
        if (id.isEmpty() || chat.isEmpty() || of.isEmpty()) {
            return new Parsed.Unreadable("a message without its id, chat_id and user_id");
        }
        return of.get().toString().equals(owner)
                ? read(value, id.get(), chat.get())
                : new Parsed.Unreadable("a message of another account than this one");
    }

    private Parsed read(JsonNode value, String id, String chat) {
        long author = Wire.number(value.path("author_id")).orElse(0L);
        String type = Wire.text(value.path("type"));
        Optional<String> reason = notForUs(value, author, type);
        if (reason.isPresent()) {
            return Parsed.of(Wire.ignored(reason.get()));
        }
        JsonNode content = value.path("content");
        if (type.equals("deleted")) {
            return Parsed.of(new TakenBack(chat + ":" + id, chat));
        }
        if (Long.toString(author).equals(owner)) {
            return Parsed.of(new Echo(
                    id,
                    chat,
                    null,
                    words(type, content),
                    attachments(type, content),
                    Wire.seconds(value.path("created")),
                    false));
        }
        return Parsed.of(new InboundMessage(
                chat + ":" + id,
                chat,
                Long.toString(author),
                words(type, content),
                attachments(type, content),
                InboundMessage.Change.NEW,
                null,
                null,
                Wire.seconds(value.path("created")),
                meta(value, content)));
    }

    private Optional<String> notForUs(JsonNode value, long author, String type) {
        if (author <= 0 || type.equals("system")) {
            return Optional.of("a notice of Avito itself");
        }
        if (Wire.text(value.path("chat_type")).equals("a2u")) {
            return Optional.of("a chat with Avito, not with a customer");
        }
        boolean call = type.equals("call") || type.equals("appCall");
        return call ? Optional.of(type + ": nothing was written") : Optional.empty();
    }

    private static String words(String type, JsonNode content) {
        return switch (type) {
            case "text" -> Wire.text(content.path("text"));
            case "link" -> link(content.path("link"));
            default -> "";
        };
    }

    private static String link(JsonNode link) {
        String text = Wire.text(link.path("text"));
        return text.isEmpty() ? Wire.text(link.path("url")) : text;
    }

    private static List<Attachment> attachments(String type, JsonNode content) {
        return switch (type) {
            case "text", "link" -> List.of();
            case "image" ->
                List.of(file(Kind.PHOTO, type, largest(content.path("image").path("sizes"))));
            case "voice" ->
                List.of(file(
                        Kind.VOICE,
                        type,
                        Wire.id(content.path("voice").path("voice_id")).orElse("")));
            case "location" -> List.of(place(content.path("location")));
            case "video" -> List.of(file(Kind.VIDEO, type, ""));
            case "file" -> List.of(file(Kind.DOCUMENT, type, ""));
            case "item" -> List.of(item(content.path("item")));
            default -> List.of(file(Kind.OTHER, Wire.shortened(type), ""));
        };
    }

    /// Sizes are named like `1280x960`.
    private static String largest(JsonNode sizes) {
        String best = "";
        long most = -1;
        for (Map.Entry<String, JsonNode> size : sizes.properties()) {
            String[] sides = size.getKey().split("x");
            long pixels = sides.length == 2 && size.getKey().matches("[0-9]{1,5}x[0-9]{1,5}")
                    ? Long.parseLong(sides[0]) * Long.parseLong(sides[1])
                    : 0;
            if (pixels > most) {
                most = pixels;
                best = Wire.text(size.getValue());
            }
        }
        return best;
    }

    private static Attachment file(Kind kind, String type, String reference) {
        return new Attachment(kind, reference, null, null, null, Map.of("type", type));
    }

    private static Attachment place(JsonNode location) {
        Map<String, String> details = new HashMap<>();
        Wire.put(details, "latitude", location.path("lat"));
        Wire.put(details, "longitude", location.path("lon"));
        Wire.put(details, "address", location.path("text"));
        return new Attachment(Kind.LOCATION, "", null, null, null, details);
    }

    private static Attachment item(JsonNode item) {
        Map<String, String> details = new HashMap<>();
        details.put("type", "item");
        Wire.put(details, "title", item.path("title"));
        Wire.put(details, "price", item.path("price_string"));
        Wire.put(details, "url", item.path("item_url"));
        return new Attachment(Kind.OTHER, "", null, null, null, details);
    }

    private static Map<String, String> meta(JsonNode value, JsonNode content) {
        Map<String, String> meta = new HashMap<>();
        meta.put("ad_channel", "avito");
        Wire.number(value.path("item_id")).ifPresent(item -> meta.put("ad_id", item.toString()));
        Wire.put(meta, "ad_title", content.path("item").path("title"));
        Wire.put(meta, "ad_url", content.path("item").path("item_url"));
        Wire.put(meta, "chat_type", value.path("chat_type"));
        return meta;
    }
}
