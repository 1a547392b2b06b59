package kz.jauap.channel.telegram;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.shared.SafeText;

/// One outbound message as a call of the Bot API, and the reply as an outcome. Text goes out plain: no parse mode, so
/// nothing a customer or a fact contains can break it.
record TelegramSending(String method, Map<String, ?> parameters) {

    static final int TEXT_LIMIT = 4096;
    private static final int CAPTION_LIMIT = 1024;

    /// The call for a message that has no `problem`.
    static TelegramSending of(OutboundMessage message) {
        TelegramChat chat = TelegramChat.of(message.chatId()).orElseThrow();
        String text = text(message, chat);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("chat_id", chat.id());
        if (chat.isBusiness()) {
            parameters.put("business_connection_id", chat.connection());
        } else {
            keyboard(message.quickReplies()).ifPresent(markup -> parameters.put("reply_markup", markup));
        }
        if (message.attachments().isEmpty()) {
            parameters.put("text", text);
            return new TelegramSending("sendMessage", parameters);
        }
        Attachment file = message.attachments().getFirst();
        String field = field(file.kind());
        parameters.put(field, file.reference());
        if (!text.isBlank()) {
            parameters.put("caption", text);
        }
        return new TelegramSending("send" + Character.toUpperCase(field.charAt(0)) + field.substring(1), parameters);
    }

    /// A keyboard is not shown in the name of a personal account: short answers stand below the text there.
    private static String text(OutboundMessage message, TelegramChat chat) {
        String text = SafeText.of(message.text());
        String replies = SafeText.of(String.join("\n", message.quickReplies()));
        boolean fits = text.length() + replies.length() + 2 <= TEXT_LIMIT;
        return chat.isBusiness()
                        && !replies.isEmpty()
                        && fits
                        && message.attachments().isEmpty()
                ? text + "\n\n" + replies
                : text;
    }

    /// Why this message can never go out.
    static Optional<String> problem(OutboundMessage message) {
        if (TelegramChat.of(message.chatId()).isEmpty()) {
            return Optional.of("a Telegram chat is a number");
        }
        boolean withFile = !message.attachments().isEmpty();
        int limit = withFile ? CAPTION_LIMIT : TEXT_LIMIT;
        if (message.text().length() > limit) {
            return Optional.of("the text has " + message.text().length() + " characters, the limit here is " + limit);
        }
        if (!withFile && SafeText.of(message.text()).isBlank()) {
            return Optional.of("there is no text and no file");
        }
        return withFile && message.attachments().getFirst().reference().isBlank()
                ? Optional.of("the file has no address")
                : Optional.empty();
    }

    static SendOutcome outcome(TelegramReply reply, String chatId) {
        return switch (reply) {
            case TelegramReply.Ok(var result) ->
                new SendOutcome.Accepted(
                        chatId + ":" + result.path("message_id").asString(""));
            case TelegramReply.NotSent(String reason) -> new SendOutcome.RetryLater(Duration.ZERO, reason);
            case TelegramReply.NoAnswer(String reason) -> new SendOutcome.Uncertain(reason);
            case TelegramReply.Refused refused -> refused(refused);
        };
    }

    private static SendOutcome refused(TelegramReply.Refused refused) {
        String reason = refused.code() + " " + refused.description();
        return refused.code() == 429 || refused.code() >= 500
                ? new SendOutcome.RetryLater(refused.retryAfter(), reason)
                : new SendOutcome.Rejected(reason);
    }

    private static Optional<Map<String, Object>> keyboard(List<String> replies) {
        if (replies.isEmpty()) {
            return Optional.empty();
        }
        List<List<Map<String, String>>> rows =
                replies.stream().map(reply -> List.of(Map.of("text", reply))).toList();
        return Optional.of(Map.of("keyboard", rows, "one_time_keyboard", true, "resize_keyboard", true));
    }

    private static String field(Attachment.Kind kind) {
        return switch (kind) {
            case PHOTO -> "photo";
            case VOICE -> "voice";
            case AUDIO -> "audio";
            case VIDEO -> "video";
            case DOCUMENT, STICKER, LOCATION, CONTACT, OTHER -> "document";
        };
    }
}
