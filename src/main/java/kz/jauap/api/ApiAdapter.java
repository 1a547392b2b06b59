package kz.jauap.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Capabilities;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.message.MessageReader;
import kz.jauap.message.MessageReader.Fault;
import kz.jauap.message.MessageReader.Read;
import kz.jauap.shared.Json;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// The channel of integrators: they bring messages in the one format, by `POST /api/inbound` with a key or to
/// `/webhook/api/{account}` with the account's secret, and fetch answers by webhooks (`message.sent`) or
/// `GET /api/messages`. Sending is done once a message is stored: it lies where they fetch it.
@Component
class ApiAdapter implements ChannelAdapter {

    static final ChannelKind KIND = new ChannelKind("api");
    static final String KEY_HEADER = "idempotency-key";

    private static final Capabilities CAPABILITIES =
            new Capabilities(100_000, 10_000, 1_000, true, false, false, Duration.ofSeconds(1));

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Guide guide() {
        return Guide.anyName("site")
                .steps("make a key for the script: jauap key add SLUG NAME --scope read,inbound,webhooks")
                .trial("bring a message in with POST /api/inbound, or post one to {webhook_url}");
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        Optional<String> secret = account.secret("webhook_secret");
        return Verification.bySecret(
                request.header("x-webhook-secret"), secret.stream().toList());
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        try {
            return switch (MessageReader.read(
                    Json.tree(request.body()), request.header(KEY_HEADER).orElse(""))) {
                case Read.Message(InboundMessage message) -> Parsed.of(message);
                case Read.Faulty(List<Fault> faults) -> new Parsed.Unreadable(faults.toString());
            };
        } catch (JacksonException e) {
            return new Parsed.Unreadable("not JSON: " + e.getOriginalMessage());
        }
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        return new SendOutcome.Accepted(message.idempotencyKey());
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        return new AccountCheck.Working(account.account());
    }
}
