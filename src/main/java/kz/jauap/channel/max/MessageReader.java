package kz.jauap.channel.max;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.InboundMessage.Change;
import kz.jauap.channel.spi.Wire;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a message, or its edit, of a dialog with the bot.
final class MessageReader {

    private MessageReader() {}

    /// @param update the time of the update: a second edit differs from the first only by it
    static InboundEvent read(JsonNode message, Change change, String update) {
        JsonNode recipient = message.path("recipient");
        Optional<Long> chat = Wire.number(recipient.path("chat_id"));
        Optional<Long> user = Wire.number(message.path("sender").path("user_id"));
        Optional<String> id = id(message);
        if (chat.isEmpty() || user.isEmpty() || id.isEmpty()) {
            return Wire.unread("a message without its chat_id, sender and mid");
        }
        String type = Wire.text(recipient.path("chat_type"));
        if (!type.equals("dialog")) {
            return Wire.ignored("a message in a " + Wire.shortened(type) + ": only dialogs are answered");
        }
        if (message.path("sender").path("is_bot").asBoolean(false)) {
            return Wire.ignored("an echo of a bot");
        }
        return message(message, change, id.get(), update);
    }

    /// A message that only forwards another has no body of its own.
    private static Optional<String> id(JsonNode message) {
        return Wire.id(message.path("body").path("mid"))
                .or(() -> Wire.id(message.path("link").path("message").path("mid"))
                        .flatMap(mid -> Wire.id(message.path("timestamp")).map(at -> "fwd:" + mid + ":" + at)));
    }

    private static InboundMessage message(JsonNode message, Change change, String mid, String update) {
        boolean edit = change == Change.EDIT;
        JsonNode body = message.path("body").isObject()
                ? message.path("body")
                : message.path("link").path("message");
        List<Attachment> attachments = AttachmentReader.read(body.path("attachments"));
        return new InboundMessage(
                edit ? mid + ":e" + update : mid,
                message.path("recipient").path("chat_id").asString(),
                message.path("sender").path("user_id").asString(),
                Wire.text(body.path("text")),
                attachments,
                change,
                UpdateReader.name(message.path("sender")),
                ownPhone(message, attachments),
                Wire.millis(message.path("timestamp")),
                meta(message, edit ? mid : ""));
    }

    private static Map<String, String> meta(JsonNode message, String edits) {
        Map<String, String> meta = new HashMap<>();
        Wire.put(meta, "edits", edits);
        Wire.put(meta, "username", message.path("sender").path("username"));
        JsonNode link = message.path("link");
        boolean reply = Wire.text(link.path("type")).equals("reply");
        Wire.put(meta, "reply_to", reply ? Wire.text(link.path("message").path("mid")) : "");
        Wire.put(meta, "forwarded", Wire.text(link.path("type")).equals("forward") ? "true" : "");
        return meta;
    }

    /// A shared contact is the sender's own only if MAX says it is the same user.
    private static @Nullable String ownPhone(JsonNode message, List<Attachment> attachments) {
        String sender = message.path("sender").path("user_id").asString("");
        return attachments.stream()
                .filter(one -> one.detail("user_id").filter(sender::equals).isPresent())
                .flatMap(one -> one.detail("phone").stream())
                .findFirst()
                .orElse(null);
    }
}
