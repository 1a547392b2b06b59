package kz.jauap.channel.chatflow;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.shared.SafeText;

/// One `send-*` call: its name and its query. The token is in the query, so the address is never shown to anybody.
record ChatflowCall(String name, Map<String, String> query) {

    static final int TEXT_LIMIT = 4096;

    static ChatflowCall of(OutboundMessage message, ChannelAccount account) {
        Map<String, String> query = credentials(account);
        query.put("jid", message.chatId());
        String text = SafeText.of(message.text());
        if (message.attachments().isEmpty()) {
            query.put("msg", withReplies(text, message.quickReplies()));
            query.put("msg_id", message.idempotencyKey());
            return new ChatflowCall("send-text", query);
        }
        Attachment file = message.attachments().getFirst();
        String kind = kind(file.kind());
        query.put(kind + "url", file.reference());
        if (!kind.equals("audio")) {
            query.put("caption", text.isBlank() ? " " : text); // without one, ChatFlow refuses the file
        }
        query.put("msg_id", message.idempotencyKey());
        return new ChatflowCall("send-" + kind, query);
    }

    /// A call that names the account and no receiver: nothing can be sent by it.
    static ChatflowCall probe(ChannelAccount account) {
        return new ChatflowCall("send-text", credentials(account));
    }

    /// Why this message can never go out.
    static Optional<String> problem(OutboundMessage message, ChannelAccount account) {
        boolean withFile = !message.attachments().isEmpty();
        if (account.secret("token").isEmpty() || account.setting("instance_id").isEmpty()) {
            return Optional.of("the account has no token or no instance_id");
        }
        if (!message.chatId().contains("@")) {
            return Optional.of("a WhatsApp chat is an address with @");
        }
        if (message.text().length() > TEXT_LIMIT) {
            return Optional.of("the text has " + message.text().length() + " characters, the limit is " + TEXT_LIMIT);
        }
        if (withFile && message.attachments().getFirst().reference().isBlank()) {
            return Optional.of("the file has no address");
        }
        return withFile || !SafeText.of(message.text()).isBlank()
                ? Optional.empty()
                : Optional.of("there is no text and no file");
    }

    /// Where to call, or empty when the base is no HTTP address.
    Optional<URI> address(String base) {
        String parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            URI address = URI.create(base.replaceAll("/+$", "") + "/api/v1/" + name + "?" + parameters);
            return Optional.of(address).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // its message would show the token
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static Map<String, String> credentials(ChannelAccount account) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("token", account.secret("token").orElse(""));
        query.put("instance_id", account.setting("instance_id").orElse(""));
        return query;
    }

    /// WhatsApp has no buttons here: the short answers stand below the text, where they fit.
    private static String withReplies(String text, List<String> replies) {
        String whole = replies.isEmpty() ? text : text + "\n\n" + SafeText.of(String.join("\n", replies));
        return whole.length() <= TEXT_LIMIT ? whole : text;
    }

    private static String kind(Attachment.Kind kind) {
        return switch (kind) {
            case PHOTO -> "image";
            case VOICE, AUDIO -> "audio";
            case VIDEO -> "video";
            case DOCUMENT, STICKER, LOCATION, CONTACT, OTHER -> "doc";
        };
    }
}
