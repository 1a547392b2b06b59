package kz.jauap.desk.group;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.desk.telegram.BotApi;
import kz.jauap.desk.telegram.BotReply;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the desk does in a group, as calls of the Bot API. No transaction is open while one is made.
@Component
public class Telegraph {

    static final Set<String> UPDATES = Set.of("message", "edited_message", "callback_query", "my_chat_member");

    private final BotApi api;

    Telegraph(BotApi api) {
        this.api = api;
    }

    public BotReply createTopic(DeskGroup group, String name) {
        return call(group, "createForumTopic", Map.of("name", name));
    }

    public BotReply reopen(DeskGroup group, long thread) {
        return call(group, "reopenForumTopic", Map.of("message_thread_id", thread));
    }

    public BotReply closeTopic(DeskGroup group, long thread) {
        return call(group, "closeForumTopic", Map.of("message_thread_id", thread));
    }

    public BotReply card(DeskGroup group, long thread, String html, Object buttons) {
        return call(
                group,
                "sendMessage",
                Map.of(
                        "message_thread_id",
                        thread,
                        "text",
                        html,
                        "parse_mode",
                        "HTML",
                        "link_preview_options",
                        Map.of("is_disabled", true),
                        "reply_markup",
                        Map.of("inline_keyboard", buttons)));
    }

    public BotReply changeCard(DeskGroup group, long message, String html, Object buttons) {
        return call(
                group,
                "editMessageText",
                Map.of(
                        "message_id",
                        message,
                        "text",
                        html,
                        "parse_mode",
                        "HTML",
                        "link_preview_options",
                        Map.of("is_disabled", true),
                        "reply_markup",
                        Map.of("inline_keyboard", buttons)));
    }

    /// @param thread 0 for the main chat
    public BotReply say(DeskGroup group, long thread, String text, @Nullable Long replyTo, Object buttons) {
        Map<String, Object> parameters = new HashMap<>(Map.of("text", text));
        if (thread != 0) {
            parameters.put("message_thread_id", thread);
        }
        parameters.put("link_preview_options", Map.of("is_disabled", true));
        if (replyTo != null) {
            parameters.put("reply_parameters", Map.of("message_id", replyTo, "allow_sending_without_reply", true));
        }
        if (buttons instanceof List<?> rows && !rows.isEmpty()) {
            parameters.put("reply_markup", Map.of("inline_keyboard", buttons));
        }
        return call(group, "sendMessage", parameters);
    }

    /// @param kind of media: `photo`, `voice` …
    public BotReply media(DeskGroup group, long thread, String kind, ProviderHttp.File file, String caption) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("chat_id", Long.toString(group.chatId()));
        parameters.put("message_thread_id", Long.toString(thread));
        if (!caption.isEmpty() && !kind.equals("sticker")) {
            parameters.put("caption", caption);
        }
        String method = "send" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
        return api.upload(group.token(), method, parameters, kind, file);
    }

    public BotReply react(DeskGroup group, long message, String sign) {
        return call(
                group,
                "setMessageReaction",
                Map.of("message_id", message, "reaction", List.of(Map.of("type", "emoji", "emoji", sign))));
    }

    public BotReply pin(DeskGroup group, long message) {
        return call(group, "pinChatMessage", Map.of("message_id", message, "disable_notification", true));
    }

    public BotReply unpin(DeskGroup group, long message) {
        return call(group, "unpinChatMessage", Map.of("message_id", message));
    }

    public BotReply delete(DeskGroup group, long message) {
        return call(group, "deleteMessage", Map.of("message_id", message));
    }

    /// Deletes a topic with all that stands in it.
    public BotReply deleteTopic(DeskGroup group, long thread) {
        return call(group, "deleteForumTopic", Map.of("message_thread_id", thread));
    }

    public BotReply renameTopic(DeskGroup group, long thread, String name) {
        return call(group, "editForumTopic", Map.of("message_thread_id", thread, "name", name));
    }

    /// Deletes a message in any chat the bot is in.
    public BotReply deleteIn(DeskGroup group, long chat, long message) {
        return api.call(group.token(), "deleteMessage", Map.of("chat_id", chat, "message_id", message));
    }

    /// Puts other words in the place of a message of the bot, in any chat, and takes its buttons away.
    public BotReply empty(DeskGroup group, long chat, long message, String text) {
        return api.call(group.token(), "editMessageText", Map.of("chat_id", chat, "message_id", message, "text", text));
    }

    /// @param rows of buttons to stand below a message from now on; empty for none
    public BotReply buttons(DeskGroup group, long message, List<List<Map<String, String>>> rows) {
        Map<String, Object> parameters = new HashMap<>(Map.of("message_id", message));
        if (!rows.isEmpty()) {
            parameters.put("reply_markup", Map.of("inline_keyboard", rows));
        }
        return call(group, "editMessageReplyMarkup", parameters);
    }

    /// Says something in a chat the bot is in.
    ///
    /// @param thread 0 for none
    public BotReply answer(DeskGroup group, long chat, long thread, String text) {
        Map<String, Object> parameters = new HashMap<>(Map.of("chat_id", chat, "text", text));
        if (thread != 0) {
            parameters.put("message_thread_id", thread);
        }
        return api.call(group.token(), "sendMessage", parameters);
    }

    /// Asks for what happened, keeping the question open for so long.
    public BotReply updates(DeskGroup group, long offset, Duration open) {
        Map<String, Object> question =
                Map.of("offset", offset, "timeout", open.toSeconds(), "allowed_updates", UPDATES);
        return api.call(group.token(), "getUpdates", question, open.plusSeconds(10));
    }

    /// Tells who pressed a button what came of it.
    public BotReply toast(DeskGroup group, String press, String text, boolean alert) {
        return api.call(
                group.token(),
                "answerCallbackQuery",
                Map.of("callback_query_id", press, "text", shortened(text), "show_alert", alert));
    }

    public BotReply tellAlone(DeskGroup group, long person, String html) {
        return api.call(group.token(), "sendMessage", Map.of("chat_id", person, "text", html, "parse_mode", "HTML"));
    }

    public BotReply chat(DeskGroup group) {
        return call(group, "getChat", Map.of());
    }

    public BotReply member(DeskGroup group) {
        return call(group, "getChatMember", Map.of("user_id", group.botId()));
    }

    public BotReply me(String token) {
        return api.call(token, "getMe", Map.of());
    }

    public BotReply webhook(DeskGroup group, String address) {
        return api.call(
                group.token(),
                "setWebhook",
                Map.of(
                        "url", address,
                        "secret_token", group.webhookSecret(),
                        "allowed_updates", UPDATES));
    }

    public BotReply noWebhook(DeskGroup group) {
        return api.call(group.token(), "deleteWebhook", Map.of());
    }

    private BotReply call(DeskGroup group, String method, Map<String, ?> more) {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("chat_id", group.chatId());
        return api.call(group.token(), method, parameters);
    }

    /// As long as Telegram shows it.
    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 199) + "…";
    }

    /// What Telegram gave back, for the log: never a customer's words.
    public static String kind(BotReply reply) {
        return reply instanceof BotReply.Done ? "done" : Json.write(reply.toString());
    }
}
