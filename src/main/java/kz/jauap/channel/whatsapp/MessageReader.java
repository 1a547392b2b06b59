package kz.jauap.channel.whatsapp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Echo;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.InboundMessage.Change;
import kz.jauap.channel.TakenBack;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.SafeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one message of a customer. Its content lies under the name of its type; a type nobody knows is kept as an
/// attachment of kind `OTHER`, because somebody wrote it and waits.
///
/// @param contacts who wrote, as the change tells it: name and number by `wa_id` or `user_id`
record MessageReader(JsonNode contacts) {

    InboundEvent read(JsonNode message) {
        Optional<String> id = Wire.id(message.path("id"));
        Optional<String> from = Wire.id(message.path("from")).or(() -> Wire.id(message.path("from_user_id")));
        String type = Wire.text(message.path("type"));
        if (id.isEmpty() || from.isEmpty() || type.isEmpty()) {
            return Wire.unread("a message without its id, from and type");
        }
        if (message.has("group_id")) {
            return Wire.ignored("a message in a group: only private chats are answered");
        }
        return switch (type) {
            case "reaction" -> Wire.ignored("a reaction is no message");
            case "system" -> Wire.ignored("a notice of WhatsApp itself, nobody wrote it");
            case "request_welcome" -> Wire.ignored("the chat was opened, nothing is written yet");
            case "revoke" -> takenBack(message, from.get());
            case "edit" -> edit(message, id.get(), from.get());
            default -> message(message, message, id.get(), from.get(), Change.NEW);
        };
    }

    private static InboundEvent takenBack(JsonNode message, String from) {
        return Wire.id(message.path("revoke").path("original_message_id"))
                .<InboundEvent>map(id -> new TakenBack(id, from))
                .orElseGet(() -> Wire.ignored("a message was taken back, nobody tells which"));
    }

    static InboundEvent echo(JsonNode message) {
        Optional<String> id = Wire.id(message.path("id"));
        Optional<String> to = Wire.id(message.path("to"));
        String type = Wire.text(message.path("type"));
        if (id.isEmpty() || to.isEmpty() || type.isEmpty()) {
            return Wire.unread("an echo without its id, to and type");
        }
        return switch (type) {
            case "reaction", "revoke", "edit", "system" ->
                Wire.ignored("written on the phone, and no message: " + type);
            default ->
                new Echo(
                        id.get(),
                        to.get(),
                        to.get(),
                        words(type, message.path(type)),
                        AttachmentReader.read(type, message),
                        Wire.seconds(message.path("timestamp")),
                        true);
        };
    }

    private InboundEvent edit(JsonNode message, String id, String from) {
        JsonNode edit = message.path("edit");
        return message(message, edit.path("message"), id, from, Change.EDIT);
    }

    /// @param content what holds `type` and, under that name, what was written: the message, or its new version
    private InboundMessage message(JsonNode message, JsonNode content, String id, String from, Change change) {
        String type = Wire.text(content.path("type"));
        return new InboundMessage(
                id,
                from,
                from,
                words(type, content.path(type)),
                AttachmentReader.read(type, content),
                change,
                name(from),
                from.matches("[0-9]{7,15}") ? "+" + from : null,
                Wire.seconds(message.path("timestamp")),
                meta(message, type, content.path(type)));
    }

    private static String words(String type, JsonNode content) {
        return switch (type) {
            case "text" -> Wire.text(content.path("body"));
            case "button" -> Wire.text(content.path("text"));
            case "interactive" -> interactive(content);
            case "order" -> Wire.text(content.path("text"));
            default -> Wire.text(content.path("caption"));
        };
    }

    private static String interactive(JsonNode content) {
        JsonNode answer = content.path(Wire.text(content.path("type")));
        String title = Wire.text(answer.path("title"));
        return title.isEmpty() ? Wire.text(answer.path("body")) : title;
    }

    private @Nullable String name(String from) {
        String name = contacts.valueStream()
                .filter(contact -> from.equals(contact.path("wa_id").asString(""))
                        || from.equals(contact.path("user_id").asString("")))
                .map(contact ->
                        SafeText.oneLine(Wire.text(contact.path("profile").path("name"))))
                .findFirst()
                .orElse("");
        return name.isEmpty() ? null : name;
    }

    private static Map<String, String> meta(JsonNode message, String type, JsonNode content) {
        Map<String, String> meta = new HashMap<>();
        Wire.put(meta, "type", type);
        Wire.put(meta, "reply_to", message.path("context").path("id"));
        Wire.put(meta, "edits", message.path("edit").path("original_message_id"));
        Wire.put(meta, "forwarded", message.path("context").path("forwarded").asBoolean(false) ? "true" : "");
        Wire.put(meta, "callback", content.path("payload"));
        JsonNode chosen = content.path(Wire.text(content.path("type")));
        Wire.put(
                meta, "callback", type.equals("interactive") ? chosen.path("id").asString("") : "");
        Wire.put(meta, "form", Wire.text(chosen.path("response_json")));
        advertisement(meta, message.path("referral"));
        return meta;
    }

    private static void advertisement(Map<String, String> meta, JsonNode referral) {
        if (!referral.isObject()) {
            return;
        }
        meta.put("ad_channel", "whatsapp");
        Wire.put(meta, "ad_id", referral.path("source_id"));
        Wire.put(meta, "ad_type", referral.path("source_type"));
        Wire.put(meta, "ad_url", referral.path("source_url"));
        Wire.put(meta, "ad_title", referral.path("headline"));
        Wire.put(meta, "ad_text", referral.path("body"));
        Wire.put(meta, "ad_click", referral.path("ctwa_clid"));
    }
}
