package kz.jauap.channel.telegram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kz.jauap.channel.Echo;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.InboundMessage.Change;
import kz.jauap.channel.TakenBack;
import kz.jauap.channel.spi.Parsed;
import tools.jackson.databind.JsonNode;

/// Reads what comes from a personal account the bot answers for (Telegram Business). Its chats are between the owner
/// and
/// their customers: what the owner writes there is theirs, and ours is what the bot has written in their name.
final class BusinessReader {

    private static final Pattern CONNECTION = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private BusinessReader() {}

    /// A new message or an edit.
    static Parsed message(JsonNode message, Change change, String update) {
        String connection = message.path("business_connection_id").asString("");
        if (!CONNECTION.matcher(connection).matches()) {
            return new Parsed.Unreadable("expected a message with its business_connection_id");
        }
        if (message.has("sender_business_bot")) {
            return UpdateReader.ignored("business: a bot wrote it in the owner's name");
        }
        String chat = message.path("chat").path("id").asString("");
        String sender = message.path("from").path("id").asString("");
        boolean owner = !sender.isEmpty() && !sender.equals(chat);
        if (owner && change == Change.EDIT) {
            return UpdateReader.ignored("business: the owner of the account changed what they wrote");
        }
        return MessageReader.read(message, change, update) instanceof Parsed.Events(List<InboundEvent> events)
                ? new Parsed.Events(events.stream()
                        .map(event -> of(connection, event))
                        .map(event -> owner ? echo(event, chat) : event)
                        .toList())
                : new Parsed.Unreadable("expected a message with chat.id, message_id and date");
    }

    /// A person wrote it: what the bot writes in the owner's name says so.
    private static InboundEvent echo(InboundEvent event, String customer) {
        return event instanceof InboundMessage message
                ? new Echo(
                        message.mark(),
                        message.chatId(),
                        customer,
                        message.text(),
                        message.attachments(),
                        message.sentAt(),
                        true)
                : event;
    }

    private static InboundEvent of(String connection, InboundEvent event) {
        if (!(event instanceof InboundMessage message)) {
            return event;
        }
        Map<String, String> meta = new HashMap<>(message.meta());
        meta.put("business_connection", connection);
        message.meta("edits").ifPresent(edits -> meta.put("edits", TelegramChat.name(connection, edits)));
        return new InboundMessage(
                TelegramChat.name(connection, message.mark()),
                TelegramChat.name(connection, message.chatId()),
                message.userId(),
                message.text(),
                message.attachments(),
                message.change(),
                message.senderName(),
                message.senderPhone(),
                message.sentAt(),
                meta);
    }

    /// The owner has connected the bot, or changed what it may do. Nothing is kept of it: what a connection may is
    /// asked
    /// when it refuses a message.
    static Parsed connection(JsonNode connection) {
        if (!CONNECTION.matcher(connection.path("id").asString("")).matches()) {
            return new Parsed.Unreadable("expected a business_connection with its id");
        }
        return UpdateReader.ignored("business_connection: " + state(connection));
    }

    static String state(JsonNode connection) {
        if (!connection.path("is_enabled").asBoolean(false)) {
            return "the owner has disconnected the bot";
        }
        return mayReply(connection) ? "the bot may reply" : "the bot may not reply";
    }

    static boolean mayReply(JsonNode connection) {
        boolean enabled = connection.path("is_enabled").asBoolean(false);
        boolean before = connection.path("can_reply").asBoolean(false); // until Bot API 9.0
        return enabled && (before || connection.path("rights").path("can_reply").asBoolean(false));
    }

    /// Of either side: what the owner has deleted is no message of a customer's, and is found to be none later.
    static Parsed deleted(JsonNode deleted) {
        String connection = deleted.path("business_connection_id").asString("");
        JsonNode chat = deleted.path("chat").path("id");
        if (!CONNECTION.matcher(connection).matches()
                || !chat.isIntegralNumber()
                || !deleted.path("message_ids").isArray()) {
            return new Parsed.Unreadable("expected deleted_business_messages with connection, chat and message_ids");
        }
        String place = TelegramChat.name(connection, chat.asString());
        return new Parsed.Events(deleted.path("message_ids")
                .valueStream()
                .filter(JsonNode::isIntegralNumber)
                .<InboundEvent>map(id ->
                        new TakenBack(TelegramChat.name(connection, chat.asString() + ":" + id.asString()), place))
                .toList());
    }
}
