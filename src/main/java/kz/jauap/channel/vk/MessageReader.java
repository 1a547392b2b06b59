package kz.jauap.channel.vk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Echo;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.InboundMessage.Change;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// Reads a message, or its edit, of a private chat with the community.
final class MessageReader {

    /// Chats of several people begin here.
    private static final long CHATS = 2_000_000_000L;

    private MessageReader() {}

    /// @param event the event's id: a second edit differs from the first only by it
    static InboundEvent read(JsonNode message, Change change, String event) {
        Optional<Long> peer = Wire.number(message.path("peer_id"));
        Optional<Long> from = Wire.number(message.path("from_id"));
        Optional<String> id = id(message);
        if (peer.isEmpty() || from.isEmpty() || id.isEmpty()) {
            return Wire.unread("a message without its peer_id, from_id and id");
        }
        if (peer.get() >= CHATS) {
            return Wire.ignored("a message in a chat of several people: only private chats are answered");
        }
        if (from.get() <= 0 || message.path("out").asInt(0) == 1) {
            return Wire.ignored("an echo of what the community itself sent");
        }
        return message(message, change, peer.get() + ":" + id.get(), event);
    }

    /// What the community wrote: a person of it, where VK names one, else an application, which is we.
    static InboundEvent echo(JsonNode message) {
        Optional<Long> peer = Wire.number(message.path("peer_id"));
        Optional<Long> id = Wire.number(message.path("id"));
        if (peer.isEmpty() || id.isEmpty()) {
            return Wire.unread("a reply without its peer_id and id");
        }
        boolean person = Wire.number(message.path("admin_author_id"))
                .filter(author -> author > 0)
                .isPresent();
        if (!person || peer.get() >= CHATS) {
            return Wire.ignored("an echo of what an application sent, or in a chat of several people");
        }
        String chat = peer.get().toString();
        return new Echo(
                chat + ":" + id.get(),
                chat,
                chat,
                Wire.text(message.path("text")),
                AttachmentReader.read(message),
                Wire.seconds(message.path("date")),
                true);
    }

    /// A message's number in its chat; where a cropped event has none, its number in the community.
    private static Optional<String> id(JsonNode message) {
        Optional<String> inChat = Wire.number(message.path("conversation_message_id"))
                .filter(number -> number > 0)
                .map(number -> "c" + number);
        return inChat.or(() ->
                Wire.number(message.path("id")).filter(number -> number > 0).map(String::valueOf));
    }

    private static InboundMessage message(JsonNode message, Change change, String mark, String event) {
        boolean edit = change == Change.EDIT;
        List<Attachment> attachments = AttachmentReader.read(message);
        return new InboundMessage(
                edit ? mark + ":e" + event : mark,
                message.path("peer_id").asString(),
                message.path("from_id").asString(),
                Wire.text(message.path("text")),
                attachments,
                change,
                null,
                null,
                Wire.seconds(message.path(edit && message.has("update_time") ? "update_time" : "date")),
                meta(message, edit ? mark : ""));
    }

    private static Map<String, String> meta(JsonNode message, String edits) {
        Map<String, String> meta = new HashMap<>();
        Wire.put(meta, "edits", edits);
        Wire.put(meta, "callback", Wire.text(message.path("payload")));
        Wire.put(meta, "reply_to", message.path("reply_message").path("conversation_message_id"));
        String ref = Wire.text(message.path("ref"));
        if (!ref.isEmpty()) {
            meta.put("ad_channel", "vk");
            meta.put("ad_id", ref);
            meta.put("start", ref);
            Wire.put(meta, "ad_type", message.path("ref_source"));
        }
        return meta;
    }
}
