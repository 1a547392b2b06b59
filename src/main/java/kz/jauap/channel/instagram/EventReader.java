package kz.jauap.channel.instagram;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.Echo;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.InboundMessage.Change;
import kz.jauap.channel.TakenBack;
import kz.jauap.channel.spi.Wire;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one event of `messaging`: a message, the press of a button, news of what we sent, or none of a customer's
/// words.
record EventReader(String owner) {

    InboundEvent read(JsonNode event) {
        Optional<String> from = Wire.id(event.path("sender").path("id"));
        @Nullable Instant at = Wire.millis(event.path("timestamp"));
        if (from.isEmpty() || at == null) {
            return Wire.unread("an event without its sender and timestamp");
        }
        if (event.has("message")) {
            JsonNode message = event.path("message");
            return message.path("is_echo").asBoolean(false) || from.get().equals(owner)
                    ? echo(message, event.path("recipient").path("id"), at)
                    : message(message, from.get(), at);
        }
        if (event.has("postback")) {
            return postback(event.path("postback"), from.get(), at);
        }
        if (event.has("read")) {
            return Wire.id(event.path("read").path("mid"))
                    .<InboundEvent>map(mid -> DeliveryReceipt.of(mid, DeliveryReceipt.Status.READ, at))
                    .orElseGet(() -> Wire.ignored("something was read, nobody tells what"));
        }
        if (event.has("message_edit")) {
            return edit(event.path("message_edit"), from.get(), at);
        }
        return event.has("reaction") || event.has("referral") || event.has("optin")
                ? Wire.ignored("a reaction, a followed link or a consent: nothing is written yet")
                : Wire.unread("an event of a type nobody knows");
    }

    private InboundEvent message(JsonNode message, String from, Instant at) {
        Optional<String> mid = mid(message);
        if (mid.isEmpty()) {
            return Wire.unread("a message without its mid");
        }
        if (message.path("is_deleted").asBoolean(false)) {
            return new TakenBack(mid.get(), from);
        }
        String text = Wire.text(message.path("text"));
        return heard(mid.get(), from, text, attachments(message), Change.NEW, at, meta(message));
    }

    /// Ours, or what a person wrote in the app: only who sent it knows.
    private static InboundEvent echo(JsonNode message, JsonNode recipient, Instant at) {
        Optional<String> mid = mid(message);
        Optional<String> to = Wire.id(recipient);
        if (mid.isEmpty() || to.isEmpty() || message.path("is_deleted").asBoolean(false)) {
            return Wire.ignored("an echo of nothing that can be told");
        }
        return new Echo(
                mid.get(), to.get(), to.get(), Wire.text(message.path("text")), attachments(message), at, false);
    }

    /// The label is what the customer said.
    private static InboundEvent postback(JsonNode postback, String from, Instant at) {
        String mid = mid(postback).orElse("pb:" + from + ":" + at.toEpochMilli());
        Map<String, String> meta = new HashMap<>();
        Wire.put(meta, "callback", postback.path("payload"));
        referral(meta, postback.path("referral"));
        return heard(mid, from, Wire.text(postback.path("title")), List.of(), Change.NEW, at, meta);
    }

    private static InboundEvent edit(JsonNode edit, String from, Instant at) {
        return mid(edit)
                .<InboundEvent>map(mid -> heard(
                        mid + ":e" + edit.path("num_edit").asString("") + "." + at.toEpochMilli(),
                        from,
                        Wire.text(edit.path("text")),
                        List.of(),
                        Change.EDIT,
                        at,
                        Map.of("edits", mid)))
                .orElseGet(() -> Wire.unread("an edit without the mid it is of"));
    }

    private static InboundMessage heard(
            String mark,
            String from,
            String text,
            List<Attachment> attachments,
            Change change,
            Instant at,
            Map<String, String> meta) {
        return new InboundMessage(mark, from, from, text, attachments, change, null, null, at, meta);
    }

    /// Longer than other ids: up to 250 characters.
    private static Optional<String> mid(JsonNode holder) {
        return Optional.of(Wire.text(holder.path("mid"))).filter(mid -> mid.matches("[!-~]{1,250}"));
    }

    private static List<Attachment> attachments(JsonNode message) {
        if (message.path("is_unsupported").asBoolean(false)) {
            return List.of(new Attachment(Kind.OTHER, "", null, null, null, Map.of("type", "unsupported")));
        }
        return message.path("attachments")
                .valueStream()
                .map(EventReader::attachment)
                .toList();
    }

    private static Attachment attachment(JsonNode one) {
        String type = Wire.text(one.path("type"));
        Kind kind = switch (type) {
            case "image" -> Kind.PHOTO;
            case "audio" -> Kind.VOICE;
            case "video" -> Kind.VIDEO;
            case "file" -> Kind.DOCUMENT;
            default -> Kind.OTHER;
        };
        Map<String, String> details = new HashMap<>();
        details.put("type", Wire.shortened(type));
        Wire.put(details, "title", one.path("payload").path("title"));
        return new Attachment(kind, Wire.text(one.path("payload").path("url")), null, null, null, details);
    }

    private static Map<String, String> meta(JsonNode message) {
        Map<String, String> meta = new HashMap<>();
        Wire.put(meta, "callback", message.path("quick_reply").path("payload"));
        Wire.put(meta, "reply_to", message.path("reply_to").path("mid"));
        Wire.put(meta, "story", message.path("reply_to").path("story").path("url"));
        referral(meta, message.path("referral"));
        return meta;
    }

    private static void referral(Map<String, String> meta, JsonNode referral) {
        if (!referral.isObject()) {
            return;
        }
        meta.put("ad_channel", "instagram");
        Wire.put(meta, "ad_id", referral.path("ad_id"));
        Wire.put(meta, "ad_type", referral.path("source"));
        Wire.put(meta, "ad_title", referral.path("ads_context_data").path("ad_title"));
        Wire.put(meta, "start", referral.path("ref"));
    }
}
