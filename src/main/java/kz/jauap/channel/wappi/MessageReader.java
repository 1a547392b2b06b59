package kz.jauap.channel.wappi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.Echo;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.InboundMessage.Change;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.SafeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Reads one message of a customer.
final class MessageReader {

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z._-]{1,64}@[a-z.]{1,32}");
    private static final Pattern PHONE = Pattern.compile("([0-9]{7,15})@c\\.us");
    private static final Pattern DIGITS = Pattern.compile("\\+?([0-9]{7,15})");
    private static final int NAME_LENGTH = 200;

    private MessageReader() {}

    /// @param type what it carries, in Wappi's words
    static InboundEvent read(JsonNode one, String type) {
        Optional<String> id = Spelling.ID
                .in(one)
                .filter(text -> Wire.id(StringNode.valueOf(text)).isPresent());
        Optional<String> chat = Spelling.CHAT.in(one).flatMap(MessageReader::address);
        Optional<String> from = Spelling.FROM.in(one).flatMap(MessageReader::address);
        if (id.isEmpty() || chat.isEmpty() || from.isEmpty()) {
            return Wire.unread("a message without its id, chat and sender");
        }
        Optional<String> reason = notForUs(one, chat.get(), type);
        return reason.isPresent() ? Wire.ignored(reason.get()) : message(one, type, id.get(), chat.get(), from.get());
    }

    /// What a person wrote on the phone. `from` and `to` differ between shapes; the chat is the customer's in all.
    static InboundEvent echo(JsonNode one, String type) {
        Optional<String> id = Spelling.ID
                .in(one)
                .filter(text -> Wire.id(StringNode.valueOf(text)).isPresent());
        Optional<String> chat = Spelling.CHAT.in(one).flatMap(MessageReader::address);
        if (id.isEmpty() || chat.isEmpty()) {
            return Wire.unread("an echo without its id and chat");
        }
        if (isGroup(one, chat.get()) || type.equals("reaction")) {
            return Wire.ignored("written on the phone, and not to a customer alone");
        }
        InboundMessage message = message(one, type, id.get(), chat.get(), chat.get());
        return new Echo(
                id.get(), chat.get(), chat.get(), message.text(), message.attachments(), message.sentAt(), true);
    }

    private static boolean isGroup(JsonNode one, String chat) {
        return one.path("chat_type").asString("").equals("group")
                || chat.endsWith("@g.us")
                || chat.endsWith("@broadcast")
                || chat.endsWith("@newsletter");
    }

    private static Optional<String> notForUs(JsonNode one, String chat, String type) {
        if (one.path("is_me").asBoolean(false)) {
            return Optional.of("an echo of what the account itself sent");
        }
        if (isGroup(one, chat)) {
            return Optional.of("a message of a group, broadcast or newsletter");
        }
        return type.equals("reaction") ? Optional.of("a reaction is no message") : Optional.empty();
    }

    private static InboundMessage message(JsonNode one, String type, String id, String chat, String from) {
        boolean text = type.equals("chat") || type.equals("text");
        return new InboundMessage(
                chat + ":" + id,
                chat,
                from,
                Wire.text(one.path(text ? "body" : "caption")),
                text ? List.of() : List.of(attachment(one, type, id)),
                Change.NEW,
                name(one),
                phone(from),
                time(one).orElse(null),
                meta(one, type));
    }

    /// One customer has one address, whatever shape told it: `77010000000@c.us`.
    private static Optional<String> address(String written) {
        String text = written.strip().replace("@s.whatsapp.net", "@c.us");
        Matcher digits = DIGITS.matcher(text);
        return digits.matches()
                ? Optional.of(digits.group(1) + "@c.us")
                : Optional.of(text).filter(one -> ADDRESS.matcher(one).matches());
    }

    private static @Nullable String phone(String address) {
        Matcher phone = PHONE.matcher(address);
        return phone.matches() ? "+" + phone.group(1) : null;
    }

    private static @Nullable String name(JsonNode one) {
        String name = SafeText.oneLine(Spelling.NAME.in(one).orElse(""));
        return name.isEmpty() || name.length() > NAME_LENGTH ? null : name;
    }

    /// Unix seconds, or ISO 8601 with a zone.
    static Optional<Instant> time(JsonNode one) {
        String written = Spelling.TIME.in(one).orElse("");
        @Nullable Instant seconds = Wire.seconds(StringNode.valueOf(written));
        if (seconds != null) {
            return Optional.of(seconds);
        }
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant())
                    .filter(moment -> moment.isAfter(Instant.EPOCH) && moment.getEpochSecond() < 100_000_000_000L);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The reference is the file's address where the message has one, else the message's id, by which Wappi gives it.
    private static Attachment attachment(JsonNode one, String type, String id) {
        Map<String, String> details = new HashMap<>();
        details.put("type", Wire.shortened(type));
        for (String name : List.of("latitude", "longitude", "duration")) {
            Wire.put(details, name, one.path(name));
        }
        Kind kind = kind(type);
        boolean file = kind != Kind.LOCATION && kind != Kind.CONTACT;
        return new Attachment(
                kind,
                file
                        ? Spelling.FILE
                                .in(one)
                                .filter(link -> link.startsWith("http"))
                                .orElse(id)
                        : "",
                Spelling.MIME.in(one).orElse(null),
                Spelling.FILE_NAME.in(one).orElse(null),
                null,
                details);
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "image" -> Kind.PHOTO;
            case "ptt", "voice" -> Kind.VOICE;
            case "audio" -> Kind.AUDIO;
            case "video" -> Kind.VIDEO;
            case "document", "file" -> Kind.DOCUMENT;
            case "sticker" -> Kind.STICKER;
            case "location" -> Kind.LOCATION;
            case "vcard", "contact", "multi_vcard" -> Kind.CONTACT;
            default -> Kind.OTHER;
        };
    }

    private static Map<String, String> meta(JsonNode one, String type) {
        Map<String, String> meta = new HashMap<>();
        Wire.put(meta, "type", Wire.shortened(type));
        Wire.put(meta, "reply_to", one.path("stanza_id"));
        JsonNode ad = one.path("referral").isObject() ? one.path("referral") : one;
        if (ad.path("source_id").isString() || ad.path("ctwa_clid").isString()) {
            meta.put("ad_channel", "whatsapp");
            Wire.put(meta, "ad_id", ad.path("source_id"));
            Wire.put(meta, "ad_type", ad.path("source_type"));
            Wire.put(meta, "ad_url", ad.path("source_url"));
            Wire.put(meta, "ad_title", ad.path("headline"));
            Wire.put(meta, "ad_click", ad.path("ctwa_clid"));
        }
        return meta;
    }
}
