package kz.jauap.channel.avito;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.Remembered;
import kz.jauap.shared.SafeText;
import tools.jackson.databind.JsonNode;

/// One outbound message as calls of the Messenger API. Avito knows texts, and pictures without words: a picture with
/// words
/// is two messages, of which a second try sends only what did not go; of any other file the address goes.
final class AvitoSending {

    static final int TEXT_LIMIT = 1000;
    private static final int LARGEST_PICTURE = 24 * 1024 * 1024;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final AvitoApi api;
    private final ReadBack chat;
    private final PublicFiles files;
    private final Duration timeout;
    private final Remembered<String, Boolean> pictures;

    AvitoSending(AvitoApi api, ReadBack chat, PublicFiles files, Duration timeout, Clock clock) {
        this.api = api;
        this.chat = chat;
        this.files = files;
        this.timeout = timeout;
        this.pictures = new Remembered<>(clock, REMEMBERED);
    }

    /// Why this message can never go out.
    static Optional<String> problem(OutboundMessage message) {
        boolean withFile = !message.attachments().isEmpty();
        if (!message.chatId().matches("[A-Za-z0-9_~.-]{1,128}")) {
            return Optional.of("a chat of Avito is a word of letters, digits, _ ~ . and -");
        }
        if (withFile && message.attachments().getFirst().reference().isBlank()) {
            return Optional.of("the file has no address");
        }
        String words = words(message);
        if (words.length() > TEXT_LIMIT) {
            return Optional.of("the text has " + words.length() + " characters, the limit is " + TEXT_LIMIT);
        }
        return withFile || !SafeText.of(words).isBlank()
                ? Optional.empty()
                : Optional.of("there is no text and no file");
    }

    private static boolean isPicture(OutboundMessage message) {
        return !message.attachments().isEmpty()
                && message.attachments().getFirst().kind() == Attachment.Kind.PHOTO;
    }

    /// What goes out as words: short answers below the text where they fit, and the address of a file that is no
    /// picture.
    private static String words(OutboundMessage message) {
        String text = SafeText.of(message.text());
        if (!message.attachments().isEmpty() && !isPicture(message)) {
            return (text + "\n" + message.attachments().getFirst().reference()).strip();
        }
        String whole = message.quickReplies().isEmpty()
                ? text
                : text + "\n\n" + SafeText.of(String.join("\n", message.quickReplies()));
        return whole.length() <= TEXT_LIMIT ? whole : text;
    }

    SendOutcome send(OutboundMessage message, ChannelAccount account, String owner) {
        if (!isPicture(message)) {
            return text(message, account, owner);
        }
        String key = account.channel() + "/" + message.idempotencyKey();
        SendOutcome picture = pictures.get(key, unused -> false)
                ? new SendOutcome.Accepted(message.idempotencyKey())
                : picture(message, account, owner);
        if (!(picture instanceof SendOutcome.Accepted) || message.text().isBlank()) {
            return picture;
        }
        pictures.forget(key);
        pictures.get(key, unused -> true);
        return text(message, account, owner);
    }

    private SendOutcome text(OutboundMessage message, ChannelAccount account, String owner) {
        OutboundMessage whole = OutboundMessage.text(message.idempotencyKey(), message.chatId(), words(message));
        Optional<Instant> doubtful = chat.doubtfulSince(message.idempotencyKey());
        Optional<String> there = doubtful.flatMap(since -> chat.find(whole, account, owner, since));
        if (there.isPresent()) {
            return new SendOutcome.Accepted(there.get());
        }
        Instant start = chat.now();
        Map<String, Object> body = Map.of("message", Map.of("text", whole.text()), "type", "text");
        AvitoReply reply = api.post(account, path(message, owner, ""), body);
        return reply instanceof AvitoReply.NoAnswer(String reason)
                ? doubted(whole, account, owner, doubtful.orElse(start), reason)
                : outcome(reply, message.idempotencyKey());
    }

    private SendOutcome doubted(
            OutboundMessage message, ChannelAccount account, String owner, Instant since, String reason) {
        chat.doubt(message.idempotencyKey(), since);
        return chat.find(message, account, owner, since)
                .<SendOutcome>map(SendOutcome.Accepted::new)
                .orElseGet(() -> new SendOutcome.Uncertain(reason));
    }

    private SendOutcome picture(OutboundMessage message, ChannelAccount account, String owner) {
        Attachment file = message.attachments().getFirst();
        if (!(files.fetch(file.reference(), new Media.Limits(LARGEST_PICTURE, timeout))
                instanceof Media.Fetched fetched)) {
            return new SendOutcome.RetryLater(Duration.ZERO, "the picture could not be fetched to upload it");
        }
        String type = file.mimeType() == null ? fetched.mimeType() : file.mimeType();
        String name = file.fileName() == null ? "picture.jpg" : file.fileName();
        AvitoReply taken = api.upload(
                account,
                "/messenger/v1/accounts/" + owner + "/uploadImages",
                new ProviderHttp.File(name, type, fetched.bytes()));
        return switch (taken) {
            case AvitoReply.Ok(JsonNode images) -> uploaded(images, message, account, owner);
            case AvitoReply.NoAnswer(String reason) -> new SendOutcome.RetryLater(Duration.ZERO, reason);
            case AvitoReply.NotSent(String reason) -> new SendOutcome.RetryLater(Duration.ZERO, reason);
            case AvitoReply.Refused refused -> refused.outcome();
        };
    }

    /// The answer names the picture by its only field.
    private SendOutcome uploaded(JsonNode images, OutboundMessage message, ChannelAccount account, String owner) {
        Optional<String> id = images.propertyNames().stream().findFirst();
        return id.map(image -> outcome(
                        api.post(account, path(message, owner, "/image"), Map.of("image_id", image)),
                        message.idempotencyKey()))
                .orElseGet(() -> new SendOutcome.RetryLater(Duration.ZERO, "Avito does not name the picture"));
    }

    private static String path(OutboundMessage message, String owner, String kind) {
        return "/messenger/v1/accounts/" + owner + "/chats/" + message.chatId() + "/messages" + kind;
    }

    private SendOutcome outcome(AvitoReply reply, String key) {
        return switch (reply) {
            case AvitoReply.Ok(JsonNode body) -> accepted(Wire.id(body.path("id")), key);
            case AvitoReply.Refused refused -> refused.outcome();
            case AvitoReply.NotSent(String reason) -> new SendOutcome.RetryLater(Duration.ZERO, reason);
            case AvitoReply.NoAnswer(String reason) -> new SendOutcome.Uncertain(reason);
        };
    }

    private SendOutcome accepted(Optional<String> id, String key) {
        id.ifPresent(told -> chat.settled(key));
        return id.<SendOutcome>map(SendOutcome.Accepted::new)
                .orElseGet(() -> new SendOutcome.Uncertain("HTTP 200 without the id of a message"));
    }
}
