package kz.jauap.channel.avito;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.SentMessages;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.AccountNeed;
import kz.jauap.channel.spi.Capabilities;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.RegisteredWebhook;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.spi.Wire;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// An account of Avito as a channel; its name is the account's number. Secrets: `client_secret`, `webhook_secret`,
/// which
/// stands in the webhook's address. Settings: `client_id`, `user_id`, `api_base`.
@Component
@EnableConfigurationProperties(AvitoProperties.class)
class AvitoAdapter implements ChannelAdapter, RegisteredWebhook {

    private static final ChannelKind KIND = new ChannelKind("avito");
    private static final Duration ASKED = Duration.ofSeconds(4);

    private final AvitoProperties properties;
    private final AvitoApi api;
    private final PublicFiles files;
    private final AvitoSending sending;

    AvitoAdapter(AvitoProperties properties, Clock clock, PublicFiles files, SentMessages sent) {
        this.properties = properties;
        this.api = new AvitoApi(properties, clock);
        this.files = files;
        this.sending = new AvitoSending(
                api,
                new ReadBack(api, sent, clock),
                files,
                properties.mediaTimeout().dividedBy(2),
                clock);
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Guide guide() {
        return Guide.account("the account's number (in the profile at avito.ru)", "94235311")
                .trial("write \"test\" from another Avito account to one of this account's advertisements");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                AvitoSending.TEXT_LIMIT,
                properties.perSecond(),
                properties.perChatPerSecond(),
                false,
                false,
                false,
                properties.mediaTimeout().plus(properties.timeout().multipliedBy(2)));
    }

    @Override
    public List<AccountNeed> needs() {
        return List.of(
                AccountNeed.setting("client_id", "the Client ID of avito.ru/professionals/api", "Xo5d…"),
                AccountNeed.secret("client_secret", "the Client Secret beside it", "sk9…"));
    }

    /// Avito's own signature header has no published algorithm, so it proves nothing: the secret in the address does.
    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        return Verification.bySecret(
                request.parameter("webhook_secret"),
                Stream.of("webhook_secret", "webhook_secret_next")
                        .flatMap(name -> account.secret(name).stream())
                        .toList());
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        return new EventReader(owner(account)).read(Wire.json(request.body()));
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        Optional<String> problem = AvitoSending.problem(message);
        return problem.isPresent()
                ? new SendOutcome.Rejected(problem.get())
                : sending.send(message, account, owner(account));
    }

    /// The chat knows the advertisement it is about.
    @Override
    public Map<String, String> advertisement(String chatId, ChannelAccount account) {
        String path = "/messenger/v2/accounts/" + owner(account) + "/chats/" + chatId;
        Map<String, String> told = new HashMap<>();
        if (api.get(account, path, ASKED) instanceof AvitoReply.Ok(JsonNode chat)) {
            JsonNode item = chat.path("context").path("value");
            Wire.put(told, "ad_title", Wire.text(item.path("title")));
            Wire.put(told, "ad_url", Wire.text(item.path("url")));
        }
        return told;
    }

    /// A picture lies at its address; a voice message is named by its id and lies somewhere for an hour.
    @Override
    public Media fetch(Attachment attachment, ChannelAccount account, Media.Limits limits) {
        String reference = attachment.reference();
        if (attachment.kind() != Attachment.Kind.VOICE || reference.isEmpty()) {
            return reference.isEmpty() ? new Media.Missing("it has no file") : files.fetch(reference, limits);
        }
        String path = "/messenger/v1/accounts/" + owner(account) + "/getVoiceFiles?voice_ids="
                + URLEncoder.encode(reference, StandardCharsets.UTF_8);
        return api.get(account, path) instanceof AvitoReply.Ok(JsonNode body)
                ? files.fetch(Wire.text(body.path("voices_urls").path(reference)), limits)
                : new Media.Missing("Avito does not tell where it lies");
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        return switch (api.get(account, "/core/v1/accounts/self")) {
            case AvitoReply.Ok(JsonNode self) -> named(self, account);
            case AvitoReply.Refused refused -> refused.check();
            case AvitoReply.NotSent(String reason) -> unreachable(reason);
            case AvitoReply.NoAnswer(String reason) -> unreachable(reason);
        };
    }

    private static AccountCheck named(JsonNode self, ChannelAccount account) {
        boolean ours = Wire.number(self.path("id"))
                .filter(id -> id.toString().equals(owner(account)))
                .isPresent();
        return ours
                ? new AccountCheck.Working(Wire.text(self.path("name")))
                : new AccountCheck.Broken(
                        "the credentials are of another account than " + owner(account),
                        "name the channel by the account's own number, or set user_id to it");
    }

    private static AccountCheck unreachable(String reason) {
        return new AccountCheck.Broken(reason, "check that this machine reaches Avito, and the api_base setting");
    }

    @Override
    public AccountCheck register(ChannelAccount account, URI address) {
        String secret = account.secret("webhook_secret").orElse("");
        String url = address + "?webhook_secret=" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return after(api.post(account, "/messenger/v3/webhook", Map.of("url", url)), account);
    }

    /// Takes back the addresses of this channel; those of others stay.
    @Override
    public AccountCheck unregister(ChannelAccount account) {
        AvitoReply reply = api.post(account, "/messenger/v1/subscriptions", Map.of());
        if (!(reply instanceof AvitoReply.Ok(JsonNode body))) {
            return after(reply, account);
        }
        String ours = "/webhook/" + KIND + "/" + account.account();
        for (JsonNode one : body.path("subscriptions")) {
            if (Wire.text(one.path("url")).contains(ours)) {
                reply = api.post(
                        account, "/messenger/v1/webhook/unsubscribe", Map.of("url", Wire.text(one.path("url"))));
            }
        }
        return after(reply, account);
    }

    private AccountCheck after(AvitoReply reply, ChannelAccount account) {
        return switch (reply) {
            case AvitoReply.Ok _ -> check(account);
            case AvitoReply.Refused refused -> refused.check();
            case AvitoReply.NotSent(String reason) -> unreachable(reason);
            case AvitoReply.NoAnswer(String reason) -> unreachable(reason);
        };
    }

    private static String owner(ChannelAccount account) {
        return account.setting("user_id").orElse(account.account());
    }
}
