package kz.jauap.channel.wappi;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.SafeText;
import tools.jackson.databind.JsonNode;

/// One outbound message as a call of Wappi, and the answer as an outcome.
record WappiSending(String path, Map<String, String> body) {

    static final int TEXT_LIMIT = 4096;

    /// The call for a message that has no `problem`.
    static WappiSending of(OutboundMessage message) {
        String text = SafeText.of(message.text());
        Map<String, String> body = new LinkedHashMap<>();
        body.put("recipient", message.chatId().replace("@c.us", ""));
        if (message.attachments().isEmpty()) {
            body.put("body", withReplies(text, message.quickReplies()));
            return new WappiSending("/api/sync/message/send", body);
        }
        Attachment file = message.attachments().getFirst();
        body.put("url", file.reference());
        body.put("caption", text);
        if (file.fileName() != null) {
            body.put("file_name", file.fileName());
        }
        return new WappiSending("/api/sync/message/file/url/send", body);
    }

    /// Why this message can never go out.
    static Optional<String> problem(OutboundMessage message) {
        boolean withFile = !message.attachments().isEmpty();
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

    static SendOutcome outcome(ProviderAnswer answer, ChannelAccount account) {
        return switch (answer) {
            case ProviderAnswer.NotSent(String reason) -> new SendOutcome.RetryLater(Duration.ZERO, reason);
            case ProviderAnswer.NoAnswer(String reason) -> new SendOutcome.Uncertain(reason);
            case ProviderAnswer.Answered answered -> answered(answered, account);
        };
    }

    /// A 200 that says no is what comes while the phone is off line: it is tried again.
    private static SendOutcome answered(ProviderAnswer.Answered answer, ChannelAccount account) {
        JsonNode body = Wire.json(answer.body());
        String reason = account.redact(reason(answer.status(), body));
        if (answer.status() == 429 || answer.status() >= 500) {
            return new SendOutcome.RetryLater(answer.retryAfter(), reason);
        }
        if (answer.status() != 200) {
            return new SendOutcome.Rejected(reason);
        }
        Optional<String> id = Wire.id(body.path("message_id"));
        if (id.isPresent() && Wire.text(body.path("status")).equals("done")) {
            return new SendOutcome.Accepted(id.get());
        }
        return body.isObject() && body.has("status")
                ? new SendOutcome.RetryLater(Duration.ZERO, reason)
                : new SendOutcome.Uncertain("HTTP 200 with a body that is no answer of Wappi");
    }

    static String reason(int status, JsonNode body) {
        String words = List.of("detail", "message", "error", "status").stream()
                .map(name -> Wire.text(body.path(name)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("without a reason");
        return "HTTP " + status + (status == 402 ? ", the profile is not paid: " : " ") + words;
    }

    /// Short answers stand below the text, where they fit.
    private static String withReplies(String text, List<String> replies) {
        String whole = replies.isEmpty() ? text : text + "\n\n" + SafeText.of(String.join("\n", replies));
        return whole.length() <= TEXT_LIMIT ? whole : text;
    }
}
