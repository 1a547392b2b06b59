package kz.jauap.desk.manager;

import java.util.List;
import java.util.Set;
import kz.jauap.channel.Attachment;
import kz.jauap.shared.SafeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads an update. What is odd or none of the desk's is `Nothing`.
final class UpdateReader {

    private static final Set<String> INSIDE = Set.of("creator", "administrator", "member");

    private UpdateReader() {}

    static Deed read(JsonNode update) {
        if (update.has("callback_query")) {
            return press(update.path("callback_query"));
        }
        if (update.has("message")) {
            return wrote(update.path("message"), false);
        }
        if (update.has("edited_message")) {
            return wrote(update.path("edited_message"), true);
        }
        JsonNode place = update.path("my_chat_member");
        return place.isMissingNode()
                ? new Deed.Nothing()
                : new Deed.Place(
                        chat(place),
                        INSIDE.contains(
                                place.path("new_chat_member").path("status").asString("")));
    }

    private static Deed press(JsonNode callback) {
        JsonNode message = callback.path("message");
        return new Deed.Press(
                callback.path("id").asString(""),
                person(callback.path("from")),
                chat(message),
                message.path("message_id").asLong(0),
                callback.path("data").asString(""));
    }

    private static Deed wrote(JsonNode message, boolean edited) {
        long moved = message.path("migrate_to_chat_id").asLong(0);
        if (moved != 0) {
            return new Deed.Moved(chat(message), moved);
        }
        String text = SafeText.of(
                message.path("text").asString(message.path("caption").asString("")));
        Deed.File file = file(message);
        if (message.path("from").path("is_bot").asBoolean(false) || text.isBlank() && file == null) {
            return new Deed.Nothing();
        }
        boolean inTopic = message.path("is_topic_message").asBoolean(false);
        return new Deed.Wrote(
                message.has("sender_chat") ? new Deed.Person(0, "") : person(message.path("from")),
                chat(message),
                inTopic ? message.path("message_thread_id").asLong(0) : 0,
                message.path("message_id").asLong(0),
                text,
                file,
                edited);
    }

    private static Deed.Person person(JsonNode from) {
        String name = SafeText.oneLine(from.path("first_name").asString("") + " "
                + from.path("last_name").asString(""));
        return new Deed.Person(from.path("id").asLong(0), name);
    }

    private static long chat(JsonNode about) {
        return about.path("chat").path("id").asLong(0);
    }

    private static Deed.@Nullable File file(JsonNode message) {
        if (message.path("photo").isArray() && !message.path("photo").isEmpty()) {
            JsonNode sizes = message.path("photo");
            return file(Attachment.Kind.PHOTO, sizes.path(sizes.size() - 1), "image/jpeg");
        }
        for (Named named : NAMED) {
            if (message.has(named.field())) {
                return file(named.kind(), message.path(named.field()), named.mimeType());
            }
        }
        if (message.has("sticker")) {
            return sticker(message.path("sticker"));
        }
        boolean other = UNSENDABLE.stream().anyMatch(message::has);
        return other ? new Deed.File(Attachment.Kind.OTHER, "", "", "", 0) : null;
    }

    private record Named(String field, Attachment.Kind kind, String mimeType) {}

    /// An animation repeats itself as a document, so it goes first.
    private static final List<Named> NAMED = List.of(
            new Named("voice", Attachment.Kind.VOICE, "audio/ogg"),
            new Named("audio", Attachment.Kind.AUDIO, "audio/mpeg"),
            new Named("animation", Attachment.Kind.VIDEO, "video/mp4"),
            new Named("video", Attachment.Kind.VIDEO, "video/mp4"),
            new Named("video_note", Attachment.Kind.VIDEO, "video/mp4"),
            new Named("document", Attachment.Kind.DOCUMENT, "application/octet-stream"));

    private static final Set<String> UNSENDABLE = Set.of("contact", "location", "venue", "poll", "dice", "game");

    /// A picture of it: of one that moves, its still.
    private static Deed.File sticker(JsonNode sticker) {
        boolean moves = sticker.path("is_animated").asBoolean(false)
                || sticker.path("is_video").asBoolean(false);
        return moves && sticker.has("thumbnail")
                ? file(Attachment.Kind.PHOTO, sticker.path("thumbnail"), "image/jpeg")
                : file(Attachment.Kind.PHOTO, sticker, "image/webp");
    }

    private static Deed.File file(Attachment.Kind kind, JsonNode file, String usual) {
        return new Deed.File(
                kind,
                file.path("file_id").asString(""),
                file.path("mime_type").asString(usual),
                SafeText.oneLine(file.path("file_name").asString("")),
                file.path("file_size").asLong(0));
    }
}
