package kz.jauap.eval;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Capabilities;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.Json;

/// The messenger of played customers: brings a whole burst in one request, and keeps what the outbox sends. Exists only
/// in a house that plays cases.
public final class EvalChannel implements ChannelAdapter {

    static final ChannelKind KIND = new ChannelKind("eval");
    private static final int LONGEST = 1_000_000;
    private static final double UNLIMITED = 1e9;
    private static final long PATIENCE_SECONDS = 60;

    private final Map<String, CompletableFuture<String>> sent = new ConcurrentHashMap<>();

    /// A burst as a request.
    static WebhookRequest burst(String chat, int number, EvalCase.Burst burst) {
        List<Attachment.Kind> sends = burst.sends().stream().toList();
        byte[] body = Json.write(new Sent(chat, number, burst.texts(), sends)).getBytes(StandardCharsets.UTF_8);
        return new WebhookRequest("POST", Map.of(), Map.of(), body);
    }

    private record Sent(String chat, int number, List<String> texts, List<Attachment.Kind> sends) {}

    /// The text sent under this key, as soon as it is sent.
    String sent(String key) throws Exception {
        return waited(key).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private CompletableFuture<String> waited(String key) {
        return sent.computeIfAbsent(key, unused -> new CompletableFuture<>());
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(LONGEST, UNLIMITED, UNLIMITED, true, true, false, Duration.ofSeconds(1));
    }

    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        return Verification.genuine();
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        Sent burst = Json.read(new String(request.body(), StandardCharsets.UTF_8), Sent.class);
        List<InboundEvent> messages = new ArrayList<>();
        for (String text : burst.texts()) {
            messages.add(InboundMessage.text(mark(burst, messages.size()), burst.chat(), text));
        }
        for (Attachment.Kind kind : burst.sends()) {
            messages.add(InboundMessage.sent(
                    mark(burst, messages.size()), burst.chat(), List.of(Attachment.of(kind, "played"))));
        }
        return new Parsed.Events(messages);
    }

    private static String mark(Sent burst, int message) {
        return burst.chat() + ":" + burst.number() + "." + message;
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        waited(message.idempotencyKey()).complete(message.text());
        return new SendOutcome.Accepted(message.idempotencyKey());
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        return new AccountCheck.Working(account.account());
    }
}
