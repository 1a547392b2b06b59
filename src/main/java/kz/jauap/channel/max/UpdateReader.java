package kz.jauap.channel.max;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.InboundMessage.Change;
import kz.jauap.channel.TakenBack;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.SafeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one update, first by its type. Every type of the Bot API has its line here.
final class UpdateReader {

    /// The types worth asking MAX for.
    static final List<String> WANTED = List.of(
            "message_created", "message_callback", "message_edited", "message_removed", "bot_started", "bot_stopped");

    private static final Set<String> NOBODY_WAITS = Set.of(
            "bot_added",
            "bot_removed",
            "bot_stopped",
            "chat_title_changed",
            "dialog_cleared",
            "dialog_muted",
            "dialog_removed",
            "dialog_unmuted",
            "message_chat_created",
            "user_added",
            "user_removed");

    private UpdateReader() {}

    static Parsed read(JsonNode update) {
        String type = Wire.text(update.path("update_type"));
        if (!update.isObject() || type.isEmpty()) {
            return new Parsed.Unreadable("expected an update with its update_type");
        }
        InboundEvent event = dispatch(type, update);
        return event instanceof InboundEvent.Unread(String reason) ? new Parsed.Unreadable(reason) : Parsed.of(event);
    }

    private static InboundEvent dispatch(String type, JsonNode update) {
        return switch (type) {
            case "message_created" -> MessageReader.read(update.path("message"), Change.NEW, "");
            case "message_edited" ->
                MessageReader.read(
                        update.path("message"),
                        Change.EDIT,
                        Wire.id(update.path("timestamp")).orElse("0"));
            case "message_callback" -> pressed(update);
            case "message_removed" -> removed(update);
            case "bot_started" -> started(update);
            default ->
                NOBODY_WAITS.contains(type)
                        ? Wire.ignored(type + ": nobody waits for an answer to it")
                        : Wire.unread("an update of a type nobody knows: " + Wire.shortened(type));
        };
    }

    /// Also of the bot's own, which is found to be no customer's later.
    private static InboundEvent removed(JsonNode update) {
        Optional<String> mid = Wire.id(update.path("message_id"));
        Optional<Long> chat = Wire.number(update.path("chat_id"));
        return mid.isEmpty() || chat.isEmpty()
                ? Wire.unread("message_removed without its message_id and chat_id")
                : new TakenBack(mid.get(), chat.get().toString());
    }

    /// A new customer, who may bring the payload of the link they came by.
    private static InboundEvent started(JsonNode update) {
        Optional<Long> chat = Wire.number(update.path("chat_id"));
        Optional<Long> user = Wire.number(update.path("user").path("user_id"));
        Optional<Long> at = Wire.number(update.path("timestamp"));
        if (chat.isEmpty() || user.isEmpty() || at.isEmpty()) {
            return Wire.unread("bot_started without its chat_id, user and timestamp");
        }
        Map<String, String> meta = new HashMap<>();
        String payload = Wire.text(update.path("payload"));
        Wire.put(meta, "start", payload);
        Wire.put(meta, "language", update.path("user_locale"));
        return new InboundMessage(
                "start:" + chat.get() + ":" + at.get(),
                chat.get().toString(),
                user.get().toString(),
                payload.isEmpty() ? "/start" : "/start " + payload,
                List.of(),
                Change.NEW,
                name(update.path("user")),
                null,
                Wire.millis(update.path("timestamp")),
                meta);
    }

    /// The press of a button: its label is what the customer said. The message it stands under is beside `callback`.
    private static InboundEvent pressed(JsonNode update) {
        JsonNode callback = update.path("callback");
        JsonNode recipient = update.path("message").path("recipient");
        Optional<String> id = Wire.id(callback.path("callback_id"));
        Optional<Long> user = Wire.number(callback.path("user").path("user_id"));
        Optional<Long> chat = Wire.number(recipient.path("chat_id"));
        if (id.isEmpty() || user.isEmpty()) {
            return Wire.unread("message_callback without its callback_id and user");
        }
        if (chat.isEmpty() || !Wire.text(recipient.path("chat_type")).equals("dialog")) {
            return Wire.ignored("a press of a button in another chat than a dialog");
        }
        String payload = Wire.text(callback.path("payload"));
        return new InboundMessage(
                "cb:" + id.get(),
                chat.get().toString(),
                user.get().toString(),
                label(update.path("message"), payload),
                List.of(),
                Change.NEW,
                name(callback.path("user")),
                null,
                Wire.millis(callback.path("timestamp")),
                Map.of("callback", payload));
    }

    private static String label(JsonNode message, String payload) {
        return message.path("body")
                .path("attachments")
                .valueStream()
                .flatMap(
                        attachment -> attachment.path("payload").path("buttons").valueStream())
                .flatMap(JsonNode::valueStream)
                .filter(button -> !payload.isEmpty() && payload.equals(Wire.text(button.path("payload"))))
                .map(button -> Wire.text(button.path("text")))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(payload);
    }

    static @Nullable String name(JsonNode user) {
        String whole = Wire.text(user.path("first_name")) + " " + Wire.text(user.path("last_name"));
        String name = SafeText.oneLine(whole.isBlank() ? Wire.text(user.path("name")) : whole);
        return name.isEmpty() ? null : name;
    }
}
