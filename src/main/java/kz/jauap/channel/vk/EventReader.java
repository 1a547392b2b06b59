package kz.jauap.channel.vk;

import java.util.Optional;
import java.util.Set;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage.Change;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// Reads one event of the Callback API: first whose it is, then by its type. Every type of API 5.199 has its line here.
///
/// @param group the only community whose events are ours
record EventReader(String group) {

    /// Of messages, but nothing anybody waits to have answered.
    private static final Set<String> ABOUT_MESSAGES = Set.of(
            "message_allow",
            "message_deny",
            "message_read",
            "message_typing_state",
            "message_event",
            "message_reaction_event");

    /// Of the community's pages.
    private static final Set<String> ABOUT_THE_COMMUNITY = Set.of(
            "app_payload",
            "audio_new",
            "board_post_delete",
            "board_post_edit",
            "board_post_new",
            "board_post_restore",
            "confirmation",
            "donut_money_withdraw",
            "donut_money_withdraw_error",
            "donut_subscription_cancelled",
            "donut_subscription_create",
            "donut_subscription_expired",
            "donut_subscription_price_changed",
            "donut_subscription_prolonged",
            "group_change_photo",
            "group_change_settings",
            "group_join",
            "group_leave",
            "group_officers_edit",
            "lead_forms_new",
            "like_add",
            "like_remove",
            "market_comment_delete",
            "market_comment_edit",
            "market_comment_new",
            "market_comment_restore",
            "market_order_edit",
            "market_order_new",
            "photo_comment_delete",
            "photo_comment_edit",
            "photo_comment_new",
            "photo_comment_restore",
            "photo_new",
            "poll_vote_new",
            "user_block",
            "user_unblock",
            "video_comment_delete",
            "video_comment_edit",
            "video_comment_new",
            "video_comment_restore",
            "video_new",
            "vkpay_transaction",
            "wall_post_new",
            "wall_reply_delete",
            "wall_reply_edit",
            "wall_reply_new",
            "wall_reply_restore",
            "wall_repost",
            "wall_schedule_post_delete",
            "wall_schedule_post_new");

    Parsed read(JsonNode event) {
        String type = Wire.text(event.path("type"));
        Optional<Long> of = Wire.number(event.path("group_id"));
        if (!event.isObject() || type.isEmpty() || of.isEmpty()) {
            return new Parsed.Unreadable("expected an event with its type and group_id");
        }
        if (!of.get().toString().equals(group)) {
            return new Parsed.Unreadable("an event of another community than this account's");
        }
        return parsed(dispatch(type, event));
    }

    private static Parsed parsed(InboundEvent event) {
        return event instanceof InboundEvent.Unread(String reason) ? new Parsed.Unreadable(reason) : Parsed.of(event);
    }

    private static InboundEvent dispatch(String type, JsonNode event) {
        JsonNode object = event.path("object");
        return switch (type) {
            case "message_new" -> MessageReader.read(message(object), Change.NEW, "");
            case "message_edit", "messages_edit" ->
                MessageReader.read(
                        message(object),
                        Change.EDIT,
                        Wire.id(event.path("event_id")).orElse("0"));
            case "message_reply" -> MessageReader.echo(message(object));
            default ->
                ABOUT_MESSAGES.contains(type)
                        ? Wire.ignored(type + ": nobody waits for an answer to it")
                        : ABOUT_THE_COMMUNITY.contains(type)
                                ? Wire.ignored(type + ": about the community's pages")
                                : Wire.unread("an event of a type nobody knows: " + Wire.shortened(type));
        };
    }

    /// Since API 5.103 the message lies beside what the customer's application can do; before, it was all there was.
    private static JsonNode message(JsonNode object) {
        return object.path("message").isObject() ? object.path("message") : object;
    }
}
