package kz.jauap.channel.viber;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.AccountNeed;
import kz.jauap.channel.spi.Capabilities;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.RegisteredWebhook;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Signature;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.spi.Wire;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// A bot of Viber as a channel. Secret: `auth_token`. Settings: `sender_name`, `api_base`.
@Component
@EnableConfigurationProperties(ViberProperties.class)
class ViberAdapter implements ChannelAdapter, RegisteredWebhook {

    private static final String SIGNATURE = "X-Viber-Content-Signature";
    private static final ChannelKind KIND = new ChannelKind("viber");

    private final ViberProperties properties;
    private final ViberApi api;
    private final ViberSending sending;
    private final PublicFiles files;

    ViberAdapter(ViberProperties properties, PublicFiles files) {
        this.properties = properties;
        this.api = new ViberApi(properties);
        this.sending = new ViberSending(properties);
        this.files = files;
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Guide guide() {
        return Guide.anyName("my_salon_bot").trial("open the bot in Viber from another phone and write \"test\"");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                ViberSending.TEXT_LIMIT,
                properties.perSecond(),
                properties.perChatPerSecond(),
                false,
                true,
                false,
                properties.timeout());
    }

    @Override
    public List<AccountNeed> needs() {
        return List.of(AccountNeed.secret(
                "auth_token",
                "the bot's token (in Viber: More, Settings, Bots, Edit info, Your app key), which also signs webhooks",
                "445da6az1s345z78-…"));
    }

    /// The token signs what Viber posts: there is nothing else to be told.
    @Override
    public Optional<MadeSecret> madeSecret() {
        return Optional.empty();
    }

    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        List<String> right = account.secret("auth_token").stream()
                .map(token -> Signature.hex(token, request.body()))
                .toList();
        return Verification.bySecret(request.header(SIGNATURE).map(text -> text.toLowerCase(Locale.ROOT)), right);
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        return EventReader.read(Wire.json(request.body()), account);
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        return ViberSending.problem(message)
                .<SendOutcome>map(SendOutcome.Rejected::new)
                .orElseGet(
                        () -> ViberSending.outcome(api.post(account, "/send_message", sending.of(message, account))));
    }

    @Override
    public Media fetch(Attachment attachment, ChannelAccount account, Media.Limits limits) {
        return attachment.reference().isEmpty()
                ? new Media.Missing("it has no file")
                : files.fetch(attachment.reference(), limits);
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        return switch (api.post(account, "/get_account_info", Map.of())) {
            case ViberReply.Ok(JsonNode bot) ->
                new AccountCheck.Working(bot.path("name").asString("?"));
            case ViberReply.Refused refused -> refused.check();
            case ViberReply.NotSent(String reason) -> unreachable(reason);
            case ViberReply.NoAnswer(String reason) -> unreachable(reason);
        };
    }

    /// Viber asks the address at once, and takes it only if it answers 200.
    @Override
    public AccountCheck register(ChannelAccount account, URI address) {
        return told(account, Map.of("url", address.toString(), "event_types", EventReader.WANTED, "send_name", true));
    }

    @Override
    public AccountCheck unregister(ChannelAccount account) {
        return told(account, Map.of("url", ""));
    }

    private AccountCheck told(ChannelAccount account, Map<String, Object> webhook) {
        return switch (api.post(account, "/set_webhook", webhook)) {
            case ViberReply.Ok unused -> check(account);
            case ViberReply.Refused(int http, int status, String words, var after)
            when status == 1 ->
                new AccountCheck.Broken(
                        "Viber 1: " + words,
                        "the address must be https with a certificate of a known authority, and answer from outside");
            case ViberReply.Refused refused -> refused.check();
            case ViberReply.NotSent(String reason) -> unreachable(reason);
            case ViberReply.NoAnswer(String reason) -> unreachable(reason);
        };
    }

    private static AccountCheck unreachable(String reason) {
        return new AccountCheck.Broken(reason, "check that this machine reaches chatapi.viber.com");
    }
}
