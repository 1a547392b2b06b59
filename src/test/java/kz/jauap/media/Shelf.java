package kz.jauap.media;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Capabilities;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;

/// A messenger whose files lie on a shelf.
public final class Shelf implements ChannelAdapter {

    public final Map<String, byte[]> files = new ConcurrentHashMap<>();
    public final AtomicInteger fetched = new AtomicInteger();

    @Override
    public ChannelKind kind() {
        return new ChannelKind("shelf");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(1000, 100, 100, true, false, false, Duration.ofSeconds(1));
    }

    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        return Verification.genuine();
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        JsonNode body = Json.tree(new String(request.body(), java.nio.charset.StandardCharsets.UTF_8));
        List<Attachment> sent = body.path("files")
                .valueStream()
                .map(one -> new Attachment(
                        Attachment.Kind.PHOTO, one.asString(), "image/png", one.asString() + ".png", null, Map.of()))
                .toList();
        return Parsed.of(new InboundMessage(
                body.path("id").asString(),
                body.path("chat").asString(),
                body.path("chat").asString(),
                body.path("text").asString(""),
                sent,
                InboundMessage.Change.NEW,
                null,
                null,
                null,
                Map.of()));
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        return new SendOutcome.Accepted(message.idempotencyKey());
    }

    @Override
    public Media fetch(Attachment attachment, ChannelAccount account, Media.Limits limits) {
        fetched.incrementAndGet();
        byte[] bytes = files.get(attachment.reference());
        if (bytes == null) {
            return new Media.Missing("it is not on the shelf");
        }
        return bytes.length > limits.bytes()
                ? new Media.Missing("it is too large")
                : new Media.Fetched(bytes, "image/png");
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        return new AccountCheck.Working("shelf");
    }
}
