package kz.jauap.channel.instagram;

import java.net.URI;
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
import kz.jauap.channel.spi.HubHandshake;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.ProviderRequest;
import kz.jauap.channel.spi.ProviderRequest.Content;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.RegisteredWebhook;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Signature;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookReply;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.Json;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// An Instagram professional account as a channel; its name is the account's number. Secrets: `access_token`,
/// `app_secret`
/// (signs webhooks), `webhook_secret` (the verify token). Settings: `page_id` (an account of the Facebook login speaks
/// as
/// its page), `human_agent`, `instagram_id`, `api_base`.
@Component
@EnableConfigurationProperties(InstagramProperties.class)
class InstagramAdapter implements ChannelAdapter, RegisteredWebhook {

    private static final ChannelKind KIND = new ChannelKind("instagram");
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,1000}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,40}");

    private final InstagramProperties properties;
    private final ProviderHttp http = new ProviderHttp();
    private final PublicFiles files;

    InstagramAdapter(InstagramProperties properties, PublicFiles files) {
        this.properties = properties;
        this.files = files;
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Guide guide() {
        return Guide.account(
                        "the number of the professional account (your app at developers.facebook.com)",
                        "17841400000000001")
                .steps(
                        "in the app at developers.facebook.com (Webhooks, Instagram) set the address {webhook_url} and the"
                                + " verify token {webhook_secret}",
                        "there subscribe to messages, messaging_postbacks and messaging_seen")
                .trial("send \"test\" as a direct message from another Instagram account");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                InstagramSending.TEXT_BYTES,
                properties.perSecond(),
                properties.perChatPerSecond(),
                false,
                true,
                false,
                properties.timeout().multipliedBy(2));
    }

    @Override
    public List<AccountNeed> needs() {
        return List.of(
                AccountNeed.secret("access_token", "the account's long-lived token of your app at Meta", "IGAA…"),
                AccountNeed.secret(
                        "app_secret", "the app secret (of the Instagram app, where there is one)", "0a1b2c…"));
    }

    @Override
    public Optional<WebhookReply> handshake(WebhookRequest request, ChannelAccount account) {
        return HubHandshake.answer(request, account);
    }

    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        return Signature.verify(request.header("X-Hub-Signature-256"), account.secret("app_secret"), request.body());
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        return new DeliveryReader(owner(account)).read(Wire.json(request.body()));
    }

    @Override
    public List<String> parts(String text) {
        return InstagramSending.parts(text);
    }

    /// Outside the 24 hours the tag goes along only where a setting says that people answer.
    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        Optional<String> problem = InstagramSending.problem(message);
        if (problem.isPresent()) {
            return new SendOutcome.Rejected(problem.get());
        }
        ProviderAnswer answer = post(account, InstagramSending.of(message, false));
        boolean people = account.setting("human_agent").filter("true"::equals).isPresent();
        return people && InstagramSending.closedWindow(answer)
                ? InstagramSending.outcome(post(account, InstagramSending.of(message, true)), account)
                : InstagramSending.outcome(answer, account);
    }

    private ProviderAnswer post(ChannelAccount account, Map<String, Object> body) {
        return call(account, "POST", speaker(account) + "/messages", new Content.Json(Json.write(body)));
    }

    /// A file lies at the address that came along, for a while.
    @Override
    public Media fetch(Attachment attachment, ChannelAccount account, Media.Limits limits) {
        return attachment.reference().isEmpty()
                ? new Media.Missing("it has no file")
                : files.fetch(attachment.reference(), limits);
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        ProviderAnswer answer = call(account, "GET", speaker(account) + "?fields=id,name", new Content.None());
        return checked(answer, account);
    }

    /// The address is set in Meta's pages, once for the app; this subscribes the account to it.
    @Override
    public AccountCheck register(ChannelAccount account, URI address) {
        String fields = "?subscribed_fields=messages,messaging_postbacks,messaging_seen";
        return after(
                call(account, "POST", speaker(account) + "/subscribed_apps" + fields, new Content.None()), account);
    }

    @Override
    public AccountCheck unregister(ChannelAccount account) {
        return after(call(account, "DELETE", speaker(account) + "/subscribed_apps", new Content.None()), account);
    }

    private AccountCheck after(ProviderAnswer answer, ChannelAccount account) {
        AccountCheck told = checked(answer, account);
        return told instanceof AccountCheck.Working ? check(account) : told;
    }

    private static AccountCheck checked(ProviderAnswer answer, ChannelAccount account) {
        return switch (answer) {
            case ProviderAnswer.NotSent(String reason) -> unreachable(reason);
            case ProviderAnswer.NoAnswer(String reason) -> unreachable(reason);
            case ProviderAnswer.Answered answered -> judged(answered, account);
        };
    }

    private static AccountCheck judged(ProviderAnswer.Answered answer, ChannelAccount account) {
        JsonNode body = Wire.json(answer.body());
        return answer.status() == 200 && body.isObject() && !body.has("error")
                ? new AccountCheck.Working(body.path("name").asString(account.account()))
                : new AccountCheck.Broken(
                        account.redact(InstagramSending.reason(answer.status(), body)),
                        "make a long-lived token again and store it as access_token; tokens end after 60 days");
    }

    private static AccountCheck unreachable(String reason) {
        return new AccountCheck.Broken(
                reason, "check that this machine reaches Instagram's API, and the api_base setting");
    }

    /// A call that cannot be made is answered as the Graph API would answer it.
    private ProviderAnswer call(ChannelAccount account, String method, String path, Content content) {
        Optional<String> token =
                account.secret("access_token").filter(key -> TOKEN.matcher(key).matches());
        Optional<URI> address = NUMBER.matcher(speaker(account)).matches()
                ? Wire.address(account, properties.apiBase(), "/" + properties.version() + "/" + path)
                : Optional.empty();
        if (token.isEmpty() || address.isEmpty()) {
            return new ProviderAnswer.Answered(
                    401,
                    Duration.ZERO,
                    "{\"error\":{\"code\":190,\"message\":\"the account has no usable access_token, number or api_base\"}}");
        }
        ProviderRequest request = new ProviderRequest(method, address.get(), Map.of(), content)
                .with("Authorization", "Bearer " + token.get());
        return http.call(request, properties.timeout());
    }

    private static String owner(ChannelAccount account) {
        return account.setting("instagram_id").orElse(account.account());
    }

    private static String speaker(ChannelAccount account) {
        return account.setting("page_id").orElse(owner(account));
    }
}
