package kz.jauap.channel.max;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.spi.Wire;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// A bot of MAX as a channel. Secrets: `access_token`, `webhook_secret`. Setting: `api_base`.
@Component
@EnableConfigurationProperties(MaxProperties.class)
class MaxAdapter implements ChannelAdapter, RegisteredWebhook {

    private static final String SECRET_HEADER = "X-Max-Bot-Api-Secret";
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{5,256}");
    private static final ChannelKind KIND = new ChannelKind("max");

    private final MaxProperties properties;
    private final MaxApi api;
    private final PublicFiles files;
    private final MaxFiles uploads;

    MaxAdapter(MaxProperties properties, Clock clock, PublicFiles files) {
        this.properties = properties;
        this.api = new MaxApi(properties);
        this.files = files;
        this.uploads = new MaxFiles(api, files, properties.mediaTimeout().dividedBy(3), clock);
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Guide guide() {
        return Guide.anyName("my_salon_bot").trial("open the bot in MAX from another account and write \"test\"");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                MaxSending.TEXT_LIMIT,
                properties.perSecond(),
                properties.perChatPerSecond(),
                false,
                true,
                true,
                properties.mediaTimeout().plus(properties.timeout()));
    }

    @Override
    public List<AccountNeed> needs() {
        return List.of(AccountNeed.secret(
                "access_token", "the bot's token (business.max.ru, Chat bots, Integration)", "f9LHodD0cOL…"));
    }

    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        return Verification.bySecret(
                request.header(SECRET_HEADER),
                account.secret("webhook_secret").stream().toList());
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        return UpdateReader.read(Wire.json(request.body()));
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        Optional<String> problem = MaxSending.problem(message);
        if (problem.isPresent()) {
            return new SendOutcome.Rejected(problem.get());
        }
        if (message.attachments().isEmpty()) {
            return sent(message, account, Optional.empty());
        }
        Optional<Map<String, Object>> file = uploads.attachment(message, account);
        return file.isEmpty()
                ? new SendOutcome.RetryLater(Duration.ZERO, "the file could not be given to MAX")
                : sent(message, account, file);
    }

    private SendOutcome sent(OutboundMessage message, ChannelAccount account, Optional<Map<String, Object>> file) {
        String path = "/messages?chat_id=" + message.chatId() + "&disable_link_preview=true";
        return MaxSending.outcome(api.post(account, path, MaxSending.of(message, file.orElse(null))));
    }

    @Override
    public void typing(String chatId, ChannelAccount account) {
        if (chatId.matches("-?[0-9]{1,18}")) {
            api.post(account, "/chats/" + chatId + "/actions", Map.of("action", "typing_on"));
        }
    }

    @Override
    public Media fetch(Attachment attachment, ChannelAccount account, Media.Limits limits) {
        return attachment.reference().isEmpty()
                ? new Media.Missing("it has no file")
                : files.fetch(attachment.reference(), limits);
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        return checked(api.get(account, "/me"));
    }

    @Override
    public AccountCheck register(ChannelAccount account, URI address) {
        Optional<String> secret = account.secret("webhook_secret")
                .filter(text -> SECRET.matcher(text).matches());
        if (secret.isEmpty()) {
            return new AccountCheck.Broken(
                    "the account has no webhook_secret that MAX takes",
                    "set webhook_secret to 5 to 256 letters, digits, _ and -");
        }
        MaxReply reply = api.post(
                account,
                "/subscriptions",
                Map.of("url", address.toString(), "update_types", UpdateReader.WANTED, "secret", secret.get()));
        return after(reply, account);
    }

    /// Takes back every address MAX has for the bot.
    @Override
    public AccountCheck unregister(ChannelAccount account) {
        MaxReply reply = api.get(account, "/subscriptions");
        if (!(reply instanceof MaxReply.Ok(JsonNode body))) {
            return checked(reply);
        }
        for (JsonNode one : body.path("subscriptions")) {
            String url = URLEncoder.encode(Wire.text(one.path("url")), StandardCharsets.UTF_8);
            reply = api.delete(account, "/subscriptions?url=" + url);
        }
        return after(reply, account);
    }

    private AccountCheck after(MaxReply reply, ChannelAccount account) {
        if (reply instanceof MaxReply.Ok(JsonNode body) && body.path("success").asBoolean(true)) {
            return check(account);
        }
        return reply instanceof MaxReply.Ok(JsonNode body)
                ? new AccountCheck.Broken(
                        "MAX says: " + account.redact(body.path("message").asString("without a reason")),
                        "the address must be https with a certificate MAX trusts")
                : checked(reply);
    }

    private static AccountCheck checked(MaxReply reply) {
        return switch (reply) {
            case MaxReply.Ok(JsonNode bot) ->
                new AccountCheck.Working("@" + bot.path("username").asString("?"));
            case MaxReply.Refused refused -> refused.check();
            case MaxReply.NotSent(String reason) -> unreachable(reason);
            case MaxReply.NoAnswer(String reason) -> unreachable(reason);
        };
    }

    private static AccountCheck unreachable(String reason) {
        return new AccountCheck.Broken(
                reason,
                "check that this machine reaches MAX, and that JAUAP_MAX_CA names the Russian state root certificate");
    }
}
