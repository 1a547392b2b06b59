package kz.jauap.channel.wappi;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.Proof;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.AccountNeed;
import kz.jauap.channel.spi.Capabilities;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.ProviderRequest;
import kz.jauap.channel.spi.ProviderRequest.Content;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.RegisteredWebhook;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.Json;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// A WhatsApp number behind Wappi as a channel; the account is its profile id. Secrets: `token`, `webhook_secret`,
/// which
/// Wappi sends back as `Authorization`. Settings: `profile_id`, `api_base`.
@Component
@EnableConfigurationProperties(WappiProperties.class)
class WappiAdapter implements ChannelAdapter, RegisteredWebhook {

    private static final ChannelKind KIND = new ChannelKind("wappi");
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,500}");
    private static final List<String> TYPES =
            List.of("incoming_message", "delivery_status", "outgoing_message_phone", "outgoing_message_api");

    private final WappiProperties properties;
    private final ProviderHttp http = new ProviderHttp();
    private final PublicFiles files = new PublicFiles();
    private final PublicFiles atHome = new PublicFiles(http);

    WappiAdapter(WappiProperties properties) {
        this.properties = properties;
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Guide guide() {
        return Guide.account("the profile id in Wappi", "6cce2eb5-9d11")
                .trial("write \"test\" to the number from another phone")
                .reaching("a WhatsApp chat, 77015550101@c.us");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                WappiSending.TEXT_LIMIT,
                properties.perSecond(),
                properties.perChatPerSecond(),
                false,
                false,
                false,
                properties.mediaTimeout());
    }

    @Override
    public Set<Proof> proves() {
        return Set.of(Proof.PHONE);
    }

    @Override
    public List<AccountNeed> needs() {
        return List.of(AccountNeed.secret("token", "the API token of your account at Wappi", "35042f12…"));
    }

    /// Wappi signs nothing. It sends back the `auth` it was registered with; where an address was typed by hand, the
    /// secret stands in it.
    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        List<String> known = Stream.of("webhook_secret", "webhook_secret_next")
                .flatMap(name -> account.secret(name).stream())
                .toList();
        return Verification.bySecret(
                request.header("Authorization").or(() -> request.parameter("webhook_secret")), known);
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        return new DeliveryReader(profile(account)).read(Wire.json(request.body()));
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        Optional<String> problem = WappiSending.problem(message);
        if (problem.isPresent()) {
            return new SendOutcome.Rejected(problem.get());
        }
        WappiSending sending = WappiSending.of(message);
        Duration timeout = message.attachments().isEmpty() ? properties.timeout() : properties.mediaTimeout();
        Content body = new Content.Json(Json.write(sending.body()));
        return request("POST", sending.path(), "", body, account)
                .map(request -> WappiSending.outcome(http.call(request, timeout), account))
                .orElseGet(() -> new SendOutcome.Rejected("the account has no usable token or api_base"));
    }

    /// A file whose address came along is fetched there, from the public web only; else Wappi is asked for its address.
    @Override
    public Media fetch(Attachment attachment, ChannelAccount account, Media.Limits limits) {
        if (attachment.reference().isEmpty()) {
            return new Media.Missing("it has no file");
        }
        if (attachment.reference().startsWith("http")) {
            return fetched(attachment.reference(), account, limits);
        }
        String query = "&message_id=" + encoded(attachment.reference());
        Duration half = limits.within().dividedBy(2);
        return request("GET", "/api/sync/message/media/download", query, new Content.None(), account)
                .map(request -> http.call(request, half))
                .map(answer ->
                        answer instanceof ProviderAnswer.Answered(int status, Duration _, String body) && status == 200
                                ? Wire.text(Wire.json(body).path("file_link"))
                                : "")
                .filter(link -> !link.isEmpty())
                .map(link -> fetched(link, account, new Media.Limits(limits.bytes(), half)))
                .orElseGet(() -> new Media.Missing("Wappi does not give it"));
    }

    private Media fetched(String link, ChannelAccount account, Media.Limits limits) {
        boolean own = Wire.address(account, properties.apiBase(), "/")
                .filter(base -> link.startsWith(base.toString()))
                .isPresent();
        return (own ? atHome : files).fetch(link, limits);
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        return asked("GET", "/api/sync/get/status", "", new Content.None(), account);
    }

    /// Tells Wappi the address, the secret to send along, and what we want to hear.
    @Override
    public AccountCheck register(ChannelAccount account, URI address) {
        String secret = account.secret("webhook_secret").orElse("");
        String query = "&url=" + encoded(address.toString()) + "&auth=" + encoded(secret);
        AccountCheck told = asked("POST", "/api/webhook/url/set", query, new Content.None(), account);
        if (told instanceof AccountCheck.Broken) {
            return told;
        }
        AccountCheck types = asked("POST", "/api/webhook/types/set", "", new Content.Json(Json.write(TYPES)), account);
        return types instanceof AccountCheck.Broken ? types : check(account);
    }

    @Override
    public AccountCheck unregister(ChannelAccount account) {
        AccountCheck told = asked("POST", "/api/webhook/url/set", "&url=", new Content.None(), account);
        return told instanceof AccountCheck.Broken ? told : check(account);
    }

    private AccountCheck asked(String method, String path, String query, Content content, ChannelAccount account) {
        return request(method, path, query, content, account)
                .map(request -> checked(http.call(request, properties.timeout()), account))
                .orElseGet(() -> new AccountCheck.Broken(
                        "the account has no usable token or api_base",
                        "take the token from Wappi's pages and store it"));
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
        if (answer.status() != 200 || !body.isObject()) {
            String advice = answer.status() == 402
                    ? "pay for the profile at Wappi"
                    : "take token and profile id from Wappi's pages again";
            return new AccountCheck.Broken(account.redact(WappiSending.reason(answer.status(), body)), advice);
        }
        if (body.has("authorized") && !body.path("authorized").asBoolean(false)) {
            return new AccountCheck.Broken(
                    "the phone is not connected to the profile", "scan the QR code on Wappi's pages with the phone");
        }
        String paid = Wire.text(body.path("payment_expired_at"));
        return new AccountCheck.Working(account.account() + (paid.isEmpty() ? "" : ", paid until " + paid));
    }

    private static AccountCheck unreachable(String reason) {
        return new AccountCheck.Broken(reason, "check that this machine reaches Wappi, and the api_base setting");
    }

    /// Empty where the token cannot be one or the base is no HTTP address.
    private Optional<ProviderRequest> request(
            String method, String path, String query, Content content, ChannelAccount account) {
        String target = path + "?profile_id=" + encoded(profile(account)) + query;
        return account.secret("token")
                .filter(token -> TOKEN.matcher(token).matches())
                .flatMap(token -> Wire.address(account, properties.apiBase(), target)
                        .map(address -> new ProviderRequest(method, address, java.util.Map.of(), content)
                                .with("Authorization", token)));
    }

    private static String profile(ChannelAccount account) {
        return account.setting("profile_id").orElse(account.account());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
