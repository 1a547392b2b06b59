package kz.jauap.channel.telegram;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.InboundMessage.Change;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.shared.SafeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a message, or its edit, of a private chat.
final class MessageReader {

    private static final Pattern START = Pattern.compile("/start(?:@\\w+)?\\s+(\\S.*)", Pattern.DOTALL);

    /// What Telegram itself puts into a chat; nobody wrote it and nobody waits for an answer.
    private static final Set<String> SERVICE = Set.of(
            "message_auto_delete_timer_changed",
            "pinned_message",
            "chat_background_set",
            "connected_website",
            "write_access_allowed",
            "proximity_alert_triggered",
            "boost_added",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened",
            "general_forum_topic_hidden",
            "general_forum_topic_unhidden",
            "managed_bot_created",
            "gift_upgrade_sent");

    private MessageReader() {}

    /// @param update the update's id: a second edit within one second differs from the first only by it
    static Parsed read(JsonNode message, Change change, String update) {
        JsonNode chat = message.path("chat");
        JsonNode sender = message.path("from");
        boolean complete = chat.path("id").isIntegralNumber()
                && message.path("message_id").isIntegralNumber()
                && message.path("date").isIntegralNumber();
        if (!complete) {
            return new Parsed.Unreadable("expected a message with chat.id, message_id and date");
        }
        Optional<String> reason = notForUs(message, chat, sender);
        return reason.isPresent() ? UpdateReader.ignored(reason.get()) : Parsed.of(message(message, change, update));
    }

    private static Optional<String> notForUs(JsonNode message, JsonNode chat, JsonNode sender) {
        String type = chat.path("type").asString("");
        if (!type.equals("private")) {
            return Optional.of(
                    "a message in a " + UpdateReader.shortened(type) + " chat: only private chats are answered");
        }
        if (sender.path("is_bot").asBoolean(false)) {
            return Optional.of("a message of a bot");
        }
        return message.propertyNames().stream()
                .filter(SERVICE::contains)
                .findFirst()
                .map(service -> "a service message: " + service);
    }

    private static InboundMessage message(JsonNode message, Change change, String update) {
        String chatId = message.path("chat").path("id").asString();
        String id = chatId + ":" + message.path("message_id").asString();
        boolean edit = change == Change.EDIT;
        JsonNode when = edit && message.has("edit_date") ? message.path("edit_date") : message.path("date");
        String text = message.path("text").asString(message.path("caption").asString(""));
        List<Attachment> attachments = AttachmentReader.read(message);
        return new InboundMessage(
                edit ? id + ":e" + when.asString("") + "." + update : id,
                chatId,
                userId(message, chatId),
                text,
                attachments,
                change,
                name(message),
                ownPhone(message),
                moment(when.asLong(0)),
                meta(message, text, edit ? id : ""));
    }

    private static @Nullable Instant moment(long seconds) {
        return seconds > 0 && seconds < 100_000_000_000L ? Instant.ofEpochSecond(seconds) : null;
    }

    private static Map<String, String> meta(JsonNode message, String text, String edits) {
        Map<String, String> meta = new HashMap<>();
        Matcher start = START.matcher(text);
        put(meta, "start", start.matches() ? start.group(1).strip() : "");
        put(meta, "edits", edits);
        put(meta, "username", message.path("from").path("username").asString(""));
        put(meta, "language", message.path("from").path("language_code").asString(""));
        put(meta, "album", message.path("media_group_id").asString(""));
        put(
                meta,
                "reply_to",
                message.path("reply_to_message").path("message_id").asString(""));
        put(meta, "forwarded", message.has("forward_origin") ? "true" : "");
        put(meta, "web_app_data", message.path("web_app_data").path("data").asString(""));
        return meta;
    }

    private static void put(Map<String, String> meta, String key, String value) {
        if (!value.isEmpty()) {
            meta.put(key, value);
        }
    }

    static String userId(JsonNode message, String chatId) {
        JsonNode id = message.path("from").path("id");
        return id.isIntegralNumber() ? id.asString() : chatId;
    }

    static @Nullable String name(JsonNode message) {
        JsonNode from = message.path("from");
        String name = SafeText.oneLine(from.path("first_name").asString("") + " "
                + from.path("last_name").asString(""));
        return name.isEmpty() ? null : name;
    }

    /// A shared contact is the sender's own only if Telegram says it is the same user.
    private static @Nullable String ownPhone(JsonNode message) {
        JsonNode contact = message.path("contact");
        String owner = contact.path("user_id").asString("");
        boolean own =
                !owner.isEmpty() && owner.equals(message.path("from").path("id").asString(""));
        return own ? contact.path("phone_number").asString(null) : null;
    }
}
