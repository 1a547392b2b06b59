package kz.jauap.channel.telegram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import tools.jackson.databind.JsonNode;

/// Reads what a message carries besides words. What Telegram repeats for old clients (an animation as a document, a
/// venue
/// as a location) is read once; a kind of content nobody knows yet is kept as `OTHER` with its name.
final class AttachmentReader {

    private static final Set<String> ABOUT_THE_MESSAGE = Set.of(
            "message_id",
            "message_thread_id",
            "direct_messages_topic",
            "from",
            "sender_chat",
            "sender_boost_count",
            "sender_business_bot",
            "sender_tag",
            "date",
            "guest_query_id",
            "business_connection_id",
            "chat",
            "forward_origin",
            "is_topic_message",
            "is_automatic_forward",
            "reply_to_message",
            "external_reply",
            "quote",
            "reply_to_story",
            "reply_to_checklist_task_id",
            "reply_to_poll_option_id",
            "via_bot",
            "guest_bot_caller_user",
            "guest_bot_caller_chat",
            "edit_date",
            "has_protected_content",
            "is_from_offline",
            "is_paid_post",
            "media_group_id",
            "author_signature",
            "paid_star_count",
            "text",
            "entities",
            "link_preview_options",
            "suggested_post_info",
            "effect_id",
            "caption",
            "caption_entities",
            "show_caption_above_media",
            "has_media_spoiler",
            "reply_markup",
            // what old clients send and old servers repeat beside forward_origin
            "forward_from",
            "forward_from_chat",
            "forward_from_message_id",
            "forward_signature",
            "forward_sender_name",
            "forward_date");

    private static final Set<String> KINDS = Set.of(
            "photo",
            "live_photo",
            "voice",
            "audio",
            "video",
            "video_note",
            "animation",
            "document",
            "sticker",
            "location",
            "venue",
            "contact");

    private AttachmentReader() {}

    static List<Attachment> read(JsonNode message) {
        Stream<String> contents = message.propertyNames().stream().filter(name -> !ABOUT_THE_MESSAGE.contains(name));
        return contents.filter(name -> !repeated(name, message) && isContent(name, message))
                .map(name -> attachment(name, message.path(name)))
                .toList();
    }

    /// A message of text carries nothing else, and content is a structure: what Telegram has added since says something
    /// about the message.
    private static boolean isContent(String name, JsonNode message) {
        return KINDS.contains(name)
                || !message.has("text") && message.path(name).isContainer();
    }

    private static boolean repeated(String name, JsonNode message) {
        return switch (name) {
            case "document" -> message.has("animation");
            case "location" -> message.has("venue");
            case "photo" -> message.has("live_photo");
            default -> false;
        };
    }

    private static Attachment attachment(String name, JsonNode content) {
        return switch (name) {
            case "photo" -> file(Kind.PHOTO, name, largest(content));
            case "live_photo" -> file(Kind.PHOTO, name, content);
            case "voice" -> file(Kind.VOICE, name, content);
            case "audio" -> file(Kind.AUDIO, name, content);
            case "video", "video_note", "animation" -> file(Kind.VIDEO, name, content);
            case "document" -> file(Kind.DOCUMENT, name, content);
            case "sticker" -> file(Kind.STICKER, name, content);
            case "location" -> bare(Kind.LOCATION, name, content, "latitude", "longitude");
            case "venue" -> venue(content);
            case "contact" -> contact(content);
            default -> file(Kind.OTHER, name, content);
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

    private static Attachment file(Kind kind, String name, JsonNode content) {
        Map<String, String> details = details(name, content, "emoji", "title", "performer", "width", "height");
        put(details, "seconds", content.path("duration").asString(""));
        return new Attachment(
                kind,
                content.path("file_id").asString(""),
                content.path("mime_type").asString(null),
                content.path("file_name").asString(null),
                content.path("file_size").isIntegralNumber()
                        ? content.path("file_size").asLong(0)
                        : null,
                details);
    }

    private static Attachment venue(JsonNode venue) {
        Map<String, String> details = details("venue", venue, "title", "address");
        details.putAll(details("venue", venue.path("location"), "latitude", "longitude"));
        return new Attachment(Kind.LOCATION, "", null, null, null, details);
    }

    private static Attachment contact(JsonNode contact) {
        Map<String, String> details = details("contact", contact);
        put(details, "phone", contact.path("phone_number").asString(""));
        String name = contact.path("first_name").asString("") + " "
                + contact.path("last_name").asString("");
        put(details, "name", name.strip());
        put(details, "user_id", contact.path("user_id").asString(""));
        return new Attachment(Kind.CONTACT, "", null, null, null, details);
    }

    private static Attachment bare(Kind kind, String name, JsonNode content, String... fields) {
        return new Attachment(kind, "", null, null, null, details(name, content, fields));
    }

    private static Map<String, String> details(String name, JsonNode content, String... fields) {
        Map<String, String> details = new HashMap<>();
        put(details, "type", name);
        for (String field : fields) {
            put(details, field, content.path(field).asString(""));
        }
        return details;
    }

    private static void put(Map<String, String> details, String key, String value) {
        if (!value.isEmpty()) {
            details.put(key, value);
        }
    }
}
