package kz.jauap.channel.viber;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.DeliveryReceipt.Status;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.InboundMessage.Change;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.SafeText;
import tools.jackson.databind.JsonNode;

/// Reads one callback, first by its event.
final class EventReader {

    /// The events worth asking Viber for; messages come without being asked for.
    static final List<String> WANTED =
            List.of("delivered", "seen", "failed", "subscribed", "unsubscribed", "conversation_started");

    private static final Set<String> NOBODY_WAITS =
            Set.of("webhook", "subscribed", "unsubscribed", "client_status", "action");

    private EventReader() {}

    static Parsed read(JsonNode callback, ChannelAccount account) {
        String event = Wire.text(callback.path("event"));
        if (!callback.isObject() || event.isEmpty()) {
            return new Parsed.Unreadable("expected a callback with its event");
        }
        InboundEvent read = switch (event) {
            case "message" -> MessageReader.read(callback);
            case "delivered" -> receipt(callback, Status.DELIVERED, "");
            case "seen" -> receipt(callback, Status.READ, "");
            case "failed" -> receipt(callback, Status.FAILED, failure(callback, account));
            case "conversation_started" -> started(callback);
            default ->
                NOBODY_WAITS.contains(event)
                        ? Wire.ignored(event + ": nobody waits for an answer to it")
                        : Wire.unread("an event nobody knows: " + Wire.shortened(event));
        };
        return read instanceof InboundEvent.Unread(String reason) ? new Parsed.Unreadable(reason) : Parsed.of(read);
    }

    /// The token of a receipt is that of the message it is about.
    private static InboundEvent receipt(JsonNode callback, Status status, String reason) {
        Optional<String> token = Wire.id(callback.path("message_token"));
        Instant at =
                Optional.ofNullable(Wire.millis(callback.path("timestamp"))).orElse(Instant.EPOCH);
        return token.isEmpty()
                ? Wire.unread("news of a message without its message_token")
                : new DeliveryReceipt(token.get(), "", status, reason, at);
    }

    private static String failure(JsonNode callback, ChannelAccount account) {
        String words = account.redact(SafeText.oneLine(Wire.text(callback.path("desc"))));
        return words.isEmpty() ? "Viber says it failed, without a reason" : words;
    }

    /// Somebody has opened the chat. With the context of a link it is said as words; without one they have
    /// said nothing.
    private static InboundEvent started(JsonNode callback) {
        String context = SafeText.oneLine(Wire.text(callback.path("context")));
        JsonNode user = callback.path("user");
        Optional<String> id = Wire.id(user.path("id"));
        Optional<String> token = Wire.id(callback.path("message_token"));
        if (id.isEmpty() || token.isEmpty()) {
            return Wire.unread("conversation_started without its user and message_token");
        }
        if (context.isEmpty()) {
            return Wire.ignored("conversation_started: the chat was opened and nothing said");
        }
        Map<String, String> meta = new HashMap<>();
        meta.put("start", context);
        Wire.put(meta, "language", Wire.text(user.path("language")));
        return new InboundMessage(
                "start:" + token.get(),
                id.get(),
                id.get(),
                "/start " + context,
                List.of(),
                Change.NEW,
                MessageReader.name(user),
                null,
                Wire.millis(callback.path("timestamp")),
                meta);
    }
}
