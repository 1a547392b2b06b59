package kz.jauap.channel.chatflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Echo;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.SafeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a message in either shape: bare, or wrapped as `{"client_slug": …, "body": {…}}`.
final class PayloadReader {

    private static final List<String> INSTANCE_PARAMETERS = List.of("instanceId", "instance_id", "instance");
    private static final Pattern ADDRESS = Pattern.compile("\\+?[0-9 ()-]+");
    private static final int NAME_LENGTH = 200;

    private PayloadReader() {}

    static Parsed read(JsonNode root, WebhookRequest request) {
        if (!root.isObject()) {
            return new Parsed.Unreadable("expected a JSON object");
        }
        JsonNode payload = root.path("body").isObject() ? root.path("body") : root;
        Optional<String> written = Spelling.JID.in(payload);
        if (written.isEmpty()) {
            return new Parsed.Unreadable("expected metadata.remoteJid or another name of the sender; there is none");
        }
        Optional<Jid> jid = written.flatMap(Jid::of);
        return jid.map(chat -> read(payload, chat, request))
                .orElseGet(() -> new Parsed.Unreadable("the sender's address is no WhatsApp address and no number"));
    }

    private static Parsed read(JsonNode payload, Jid chat, WebhookRequest request) {
        if (!chat.personal()) {
            return ignored("a message of a group, broadcast or newsletter");
        }
        if (Spelling.FROM_ME.in(payload).filter(PayloadReader::yes).isPresent()) {
            return echo(payload, chat);
        }
        String text = text(payload);
        List<Attachment> attachments = MediaReader.read(payload);
        if (text.isEmpty() && attachments.isEmpty()) {
            return new Parsed.Unreadable("a message with neither text nor media");
        }
        return Parsed.of(new InboundMessage(
                Mark.of(chat, messageId(payload), payload, request.body()),
                chat.value(),
                chat.value(),
                text,
                attachments,
                InboundMessage.Change.NEW,
                name(payload),
                chat.phone(),
                WireTime.read(Spelling.TIMESTAMP.in(payload)),
                meta(payload, request)));
    }

    /// Ours, or what a person wrote on the phone: only who sent it knows.
    private static Parsed echo(JsonNode payload, Jid chat) {
        String text = text(payload);
        List<Attachment> attachments = MediaReader.read(payload);
        Optional<String> id = messageId(payload);
        return id.isEmpty() || text.isEmpty() && attachments.isEmpty()
                ? ignored("an echo of nothing that can be told")
                : Parsed.of(new Echo(
                        id.get(),
                        chat.value(),
                        chat.value(),
                        text,
                        attachments,
                        WireTime.read(Spelling.TIMESTAMP.in(payload)),
                        false));
    }

    private static Parsed ignored(String reason) {
        return Parsed.of(new InboundEvent.Ignored(reason));
    }

    private static boolean yes(String value) {
        return value.equalsIgnoreCase("true") || value.equals("1");
    }

    private static String text(JsonNode payload) {
        JsonNode message = payload.path("message");
        String plain = message.isString() ? message.asString() : "";
        if (!plain.isEmpty()) {
            return plain;
        }
        return Spelling.TEXT
                .onTop(payload)
                .or(() -> Spelling.TEXT.onTop(message))
                .orElseGet(() -> MediaReader.caption(payload));
    }

    private static Optional<String> messageId(JsonNode payload) {
        return Spelling.MESSAGE_ID
                .in(payload)
                .or(() -> Spelling.first(payload.path("message"), List.of("id", "messageId")));
    }

    /// The name a person gave themselves; an address in its place is none.
    private static @Nullable String name(JsonNode payload) {
        String clean = SafeText.oneLine(Spelling.SENDER.in(payload).orElse(""));
        boolean address = clean.contains("@") || ADDRESS.matcher(clean).matches();
        return clean.isEmpty() || address || clean.length() > NAME_LENGTH ? null : clean;
    }

    private static Map<String, String> meta(JsonNode payload, WebhookRequest request) {
        Map<String, String> meta = new HashMap<>();
        Spelling.INSTANCE
                .in(payload)
                .or(() -> Spelling.INSTANCE.onTop(payload.path("nodeData")))
                .or(() -> INSTANCE_PARAMETERS.stream()
                        .flatMap(name -> request.parameter(name).stream())
                        .findFirst())
                .ifPresent(instance -> meta.put("instance", instance));
        String type = payload.path("messageType").asString("text");
        meta.put("type", type);
        return meta;
    }
}
