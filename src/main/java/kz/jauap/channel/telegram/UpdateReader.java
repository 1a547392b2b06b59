package kz.jauap.channel.telegram;

import java.util.Optional;
import java.util.Set;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.spi.Parsed;
import tools.jackson.databind.JsonNode;

/// Reads one update: first by its type, then by what is in it. Every type of Bot API 10.1 has its line here.
final class UpdateReader {

    /// The types worth asking Telegram for.
    static final Set<String> WANTED = Set.of(
            "message",
            "edited_message",
            "callback_query",
            "my_chat_member",
            "business_connection",
            "business_message",
            "edited_business_message",
            "deleted_business_messages");

    private UpdateReader() {}

    static Parsed read(JsonNode update) {
        if (!update.isObject() || !update.path("update_id").isIntegralNumber()) {
            return new Parsed.Unreadable("expected an update with a numeric update_id");
        }
        Optional<String> type = update.propertyNames().stream()
                .filter(name -> !name.equals("update_id"))
                .findFirst();
        return type.map(name -> dispatch(
                        name, update.path(name), update.path("update_id").asString()))
                .orElseGet(() -> new Parsed.Unreadable("an update with nothing but its update_id"));
    }

    private static Parsed dispatch(String type, JsonNode body, String update) {
        return switch (type) {
            case "message" -> MessageReader.read(body, InboundMessage.Change.NEW, update);
            case "edited_message" -> MessageReader.read(body, InboundMessage.Change.EDIT, update);
            case "callback_query" -> CallbackReader.read(body);
            case "my_chat_member" -> membership(body);
            case "channel_post", "edited_channel_post" ->
                ignored(type + ": a bot of customers answers private chats only");
            case "business_connection" -> BusinessReader.connection(body);
            case "business_message" -> BusinessReader.message(body, InboundMessage.Change.NEW, update);
            case "edited_business_message" -> BusinessReader.message(body, InboundMessage.Change.EDIT, update);
            case "deleted_business_messages" -> BusinessReader.deleted(body);
            case "guest_message", "inline_query", "chosen_inline_result" -> ignored(type + ": written in another chat");
            case "message_reaction", "message_reaction_count" -> ignored(type + ": a reaction is no message");
            case "shipping_query", "pre_checkout_query", "purchased_paid_media" ->
                ignored(type + ": nothing is sold by Telegram payments");
            case "poll", "poll_answer" -> ignored(type + ": the bot makes no polls");
            case "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost" ->
                ignored(type + ": about a group");
            case "managed_bot" -> ignored(type + ": about another bot");
            default -> new Parsed.Unreadable("an update of a type nobody knows: " + shortened(type));
        };
    }

    private static Parsed membership(JsonNode body) {
        String status = body.path("new_chat_member").path("status").asString("unknown");
        return ignored("my_chat_member: the bot is now \"" + shortened(status) + "\" in a "
                + shortened(body.path("chat").path("type").asString("")) + " chat");
    }

    static Parsed ignored(String reason) {
        return Parsed.of(new InboundEvent.Ignored(reason));
    }

    static String shortened(String word) {
        return word.length() <= 40 ? word : word.substring(0, 40) + "…";
    }
}
