package kz.jauap.channel.whatsapp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.shared.SafeText;

/// An outbound message as the body of a call to `/messages`. Our key goes along in `biz_opaque_callback_data` and comes
/// back in every status, so that even a message whose answer was lost is recognised.
final class WhatsappSending {

    static final int TEXT_LIMIT = 4096;
    private static final int CAPTION_LIMIT = 1024;
    private static final int MOST_BUTTONS = 3;
    private static final int BUTTON_LENGTH = 20;

    private WhatsappSending() {}

    /// Why this message can never go out.
    static Optional<String> problem(OutboundMessage message) {
        boolean withFile = !message.attachments().isEmpty();
        int limit = withFile ? CAPTION_LIMIT : TEXT_LIMIT;
        if (!message.chatId().matches("[A-Za-z0-9.:_-]{1,128}")) {
            return Optional.of("a WhatsApp customer is a number, or Meta's id of a user");
        }
        if (message.text().length() > limit) {
            return Optional.of("the text has " + message.text().length() + " characters, the limit here is " + limit);
        }
        if (withFile && message.attachments().getFirst().reference().isBlank()) {
            return Optional.of("the file has no address");
        }
        return withFile || !SafeText.of(message.text()).isBlank()
                ? Optional.empty()
                : Optional.of("there is no text and no file");
    }

    static Map<String, Object> of(OutboundMessage message) {
        String text = SafeText.of(message.text());
        if (!message.attachments().isEmpty()) {
            Attachment file = message.attachments().getFirst();
            return file(message, file, Map.of("link", file.reference()));
        }
        return buttons(message)
                ? body(message, "interactive", interactive(text, message.quickReplies()))
                : body(
                        message,
                        "text",
                        Map.of("preview_url", false, "body", withReplies(text, message.quickReplies())));
    }

    /// @param where the file: its public address as `link`, or the `id` it was uploaded under
    static Map<String, Object> file(OutboundMessage message, Attachment file, Map<String, String> where) {
        String kind = kind(file.kind());
        Map<String, Object> media = new LinkedHashMap<>(where);
        String caption = SafeText.of(message.text());
        if (!caption.isBlank() && !kind.equals("audio")) {
            media.put("caption", caption);
        }
        if (kind.equals("document") && file.fileName() != null) {
            media.put("filename", file.fileName());
        }
        return body(message, kind, media);
    }

    /// A template the business has had approved, with the words as its one parameter. Parameters take no line breaks.
    static Map<String, Object> template(OutboundMessage message, String name, String language) {
        String words = SafeText.oneLine(message.text()).replaceAll(" {4,}", "   ");
        Map<String, Object> parameter = Map.of("type", "text", "text", words);
        return body(
                message,
                "template",
                Map.of(
                        "name",
                        name,
                        "language",
                        Map.of("code", language),
                        "components",
                        List.of(Map.of("type", "body", "parameters", List.of(parameter)))));
    }

    private static Map<String, Object> body(OutboundMessage message, String type, Map<String, ?> content) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messaging_product", "whatsapp");
        body.put("recipient_type", "individual");
        boolean number = message.chatId().matches("[0-9]+");
        body.put(number ? "to" : "recipient", message.chatId());
        body.put("type", type);
        body.put(type, content);
        body.put("biz_opaque_callback_data", message.idempotencyKey());
        return body;
    }

    private static boolean buttons(OutboundMessage message) {
        List<String> replies = message.quickReplies();
        return !replies.isEmpty()
                && replies.size() <= MOST_BUTTONS
                && replies.stream().allMatch(reply -> !reply.isBlank() && reply.length() <= BUTTON_LENGTH)
                && replies.stream().distinct().count() == replies.size()
                && message.text().length() <= CAPTION_LIMIT;
    }

    private static Map<String, Object> interactive(String text, List<String> replies) {
        List<Map<String, Object>> buttons = IntStream.range(0, replies.size())
                .mapToObj(i -> Map.<String, Object>of(
                        "type",
                        "reply",
                        "reply",
                        Map.of("id", Integer.toString(i), "title", SafeText.of(replies.get(i)))))
                .toList();
        return Map.of("type", "button", "body", Map.of("text", text), "action", Map.of("buttons", buttons));
    }

    /// Short answers that fit no buttons stand below the text, where they fit.
    private static String withReplies(String text, List<String> replies) {
        String whole = replies.isEmpty() ? text : text + "\n\n" + SafeText.of(String.join("\n", replies));
        return whole.length() <= TEXT_LIMIT ? whole : text;
    }

    private static String kind(Attachment.Kind kind) {
        return switch (kind) {
            case PHOTO -> "image";
            case VOICE, AUDIO -> "audio";
            case VIDEO -> "video";
            case DOCUMENT, STICKER, LOCATION, CONTACT, OTHER -> "document";
        };
    }
}
