package kz.jauap.channel.max;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.Remembered;
import tools.jackson.databind.JsonNode;

/// Files as MAX takes them: a picture by its public address, anything else by upload. MAX works on an upload for a
/// while
/// after taking it, so a second try of a message uses the first try's upload.
final class MaxFiles {

    private static final int LARGEST = 50 * 1024 * 1024;
    private static final Duration GOOD = Duration.ofMinutes(10);

    private final MaxApi api;
    private final PublicFiles files;
    private final Duration timeout;
    private final Remembered<String, Optional<String>> tokens;

    MaxFiles(MaxApi api, PublicFiles files, Duration timeout, Clock clock) {
        this.api = api;
        this.files = files;
        this.timeout = timeout;
        this.tokens = new Remembered<>(clock, GOOD);
    }

    /// The attachment to send; empty when nobody took the file, and then nothing was sent.
    Optional<Map<String, Object>> attachment(OutboundMessage message, ChannelAccount account) {
        Attachment file = message.attachments().getFirst();
        if (file.kind() == Attachment.Kind.PHOTO) {
            return Optional.of(Map.of("type", "image", "payload", Map.of("url", file.reference())));
        }
        String type = type(file.kind());
        String key = account.channel() + "/" + message.idempotencyKey();
        Optional<String> token = tokens.get(key, unused -> uploaded(file, type, account));
        if (token.isEmpty()) {
            tokens.forget(key);
        }
        return token.map(known -> Map.of("type", type, "payload", Map.of("token", known)));
    }

    private Optional<String> uploaded(Attachment file, String type, ChannelAccount account) {
        if (!(files.fetch(file.reference(), new Media.Limits(LARGEST, timeout)) instanceof Media.Fetched fetched)
                || !(api.post(account, "/uploads?type=" + type, Map.of()) instanceof MaxReply.Ok(JsonNode place))) {
            return Optional.empty();
        }
        String mime = file.mimeType() == null ? fetched.mimeType() : file.mimeType();
        ProviderHttp.File whole =
                new ProviderHttp.File(file.fileName() == null ? "file" : file.fileName(), mime, fetched.bytes());
        MaxReply taken = api.upload(account, Wire.text(place.path("url")), whole);
        Optional<String> early = Wire.id(place.path("token")); // sound and moving pictures have theirs before
        boolean there = taken instanceof MaxReply.Ok || early.isPresent() && taken instanceof MaxReply.NoAnswer;
        Optional<String> late = taken instanceof MaxReply.Ok(JsonNode body) ? Wire.id(body.path("token")) : early;
        return there ? early.or(() -> late) : Optional.empty();
    }

    private static String type(Attachment.Kind kind) {
        return switch (kind) {
            case VOICE, AUDIO -> "audio";
            case VIDEO -> "video";
            case PHOTO, DOCUMENT, STICKER, LOCATION, CONTACT, OTHER -> "file";
        };
    }
}
