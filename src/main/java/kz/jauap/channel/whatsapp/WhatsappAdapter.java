package kz.jauap.channel.whatsapp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.Proof;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.AccountNeed;
import kz.jauap.channel.spi.Capabilities;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.HubHandshake;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.ProviderRequest.Content;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.RegisteredWebhook;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Signature;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookReply;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.spi.Wire;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// A WhatsApp number at Meta's Cloud API as a channel; the account is its phone number id. Secrets: `access_token`,
/// `app_secret` (signs webhooks), `webhook_secret` (the verify token of the handshake). Settings: `phone_number_id`,
/// `waba_id`, `template` and `template_language`, `media` = `upload`, `api_base`.
@Component
@EnableConfigurationProperties(WhatsappProperties.class)
class WhatsappAdapter implements ChannelAdapter, RegisteredWebhook {

    private static final ChannelKind KIND = new ChannelKind("whatsapp");
    private static final String SIGNATURE = "X-Hub-Signature-256";
    private static final int LARGEST_UPLOAD = 100 * 1024 * 1024;

    private final WhatsappProperties properties;
    private final GraphApi api;
    private final PublicFiles files;

    WhatsappAdapter(WhatsappProperties properties, PublicFiles files) {
        this.files = files;
        this.properties = properties;
        this.api = new GraphApi(properties);
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Guide guide() {
        return Guide.account(
                        "the phone number id (your app at developers.facebook.com, WhatsApp, API Setup)",
                        "106540352242922")
                .steps(
                        "only without waba_id: in the app (WhatsApp, Configuration) set the address {webhook_url}, the verify"
                                + " token {webhook_secret} and the field messages")
                .trial("write \"test\" to the number from another phone");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                WhatsappSending.TEXT_LIMIT,
                properties.perSecond(),
                properties.perChatPerSecond(),
                false,
                true,
                false,
                properties.mediaTimeout());
    }

    @Override
    public Set<Proof> proves() {
        return Set.of(Proof.PHONE);
    }

    @Override
    public List<AccountNeed> needs() {
        return List.of(
                AccountNeed.secret("access_token", "the system user's token of your app at Meta", "EAAG…"),
                AccountNeed.secret(
                        "app_secret", "the app secret (App settings, Basic), which signs webhooks", "0a1b2c…"));
    }

    @Override
    public Optional<WebhookReply> handshake(WebhookRequest request, ChannelAccount account) {
        return HubHandshake.answer(request, account);
    }

    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        return Signature.verify(request.header(SIGNATURE), account.secret("app_secret"), request.body());
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        return new DeliveryReader(number(account)).read(Wire.json(request.body()));
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        Optional<String> problem = WhatsappSending.problem(message);
        if (problem.isPresent()) {
            return new SendOutcome.Rejected(problem.get());
        }
        boolean upload = !message.attachments().isEmpty()
                && account.setting("media").filter("upload"::equals).isPresent();
        return upload
                ? uploaded(message, message.attachments().getFirst(), account)
                : sent(WhatsappSending.of(message), message, account);
    }

    private SendOutcome sent(Map<String, Object> body, OutboundMessage message, ChannelAccount account) {
        Duration timeout = message.attachments().isEmpty() ? properties.timeout() : properties.mediaTimeout();
        ProviderAnswer answer = post(body, account, timeout);
        return GraphAnswer.closedWindow(answer) && account.setting("template").isPresent()
                ? GraphAnswer.outcome(post(template(message, account), account, timeout), account)
                : GraphAnswer.outcome(answer, account);
    }

    private ProviderAnswer post(Map<String, Object> body, ChannelAccount account, Duration timeout) {
        return api.post(account, number(account) + "/messages", body, timeout);
    }

    private static Map<String, Object> template(OutboundMessage message, ChannelAccount account) {
        return WhatsappSending.template(
                message,
                account.setting("template").orElse(""),
                account.setting("template_language").orElse("ru"));
    }

    /// Fetches the file, gives it to Meta, and sends it by the id it got. Until the last call nothing can have been
    /// delivered.
    private SendOutcome uploaded(OutboundMessage message, Attachment file, ChannelAccount account) {
        Media media = files.fetch(file.reference(), new Media.Limits(LARGEST_UPLOAD, properties.mediaTimeout()));
        if (!(media instanceof Media.Fetched fetched)) {
            return new SendOutcome.RetryLater(Duration.ZERO, "the file could not be fetched to upload it");
        }
        String type = file.mimeType() == null ? fetched.mimeType() : file.mimeType();
        String name = file.fileName() == null ? "file" : file.fileName();
        Content.Upload upload = new Content.Upload(
                "file",
                new ProviderHttp.File(name, type, fetched.bytes()),
                Map.of("messaging_product", "whatsapp", "type", type));
        ProviderAnswer answer = api.upload(account, number(account) + "/media", upload, properties.mediaTimeout());
        return GraphAnswer.uploaded(answer)
                .map(id -> sent(WhatsappSending.file(message, file, Map.of("id", id)), message, account))
                .orElseGet(() -> GraphAnswer.notUploaded(answer, account));
    }

    @Override
    public Media fetch(Attachment attachment, ChannelAccount account, Media.Limits limits) {
        return attachment.reference().isEmpty()
                ? new Media.Missing("it has no file")
                : api.file(account, attachment.reference(), limits);
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        String fields = "?fields=display_phone_number,verified_name";
        return GraphAnswer.checked(
                api.get(account, number(account), fields, properties.timeout()), account, WhatsappAdapter::name);
    }

    private static String name(JsonNode number) {
        return Wire.text(number.path("verified_name")) + " " + Wire.text(number.path("display_phone_number"));
    }

    /// Subscribes the app to the business account, where that is known, and gives this number an address of its own,
    /// whatever the app's or the account's is: so two numbers of one app never meet at one address.
    @Override
    public AccountCheck register(ChannelAccount account, URI address) {
        Optional<AccountCheck> refused = account.setting("waba_id")
                .map(waba -> api.post(account, waba + "/subscribed_apps", Map.of(), properties.timeout()))
                .map(answer -> GraphAnswer.checked(answer, account, unused -> ""))
                .filter(AccountCheck.Broken.class::isInstance);
        return refused.orElseGet(() -> directed(account, address.toString()));
    }

    /// Takes the number's own address back; what is left is the app's or the business account's.
    @Override
    public AccountCheck unregister(ChannelAccount account) {
        return directed(account, "");
    }

    private AccountCheck directed(ChannelAccount account, String address) {
        Map<String, String> where = Map.of(
                "override_callback_uri",
                address,
                "verify_token",
                account.secret("webhook_secret").orElse(""));
        ProviderAnswer answer =
                api.post(account, number(account), Map.of("webhook_configuration", where), properties.timeout());
        AccountCheck told = GraphAnswer.checked(answer, account, unused -> "");
        return told instanceof AccountCheck.Working ? check(account) : told;
    }

    private static String number(ChannelAccount account) {
        return account.setting("phone_number_id").orElse(account.account());
    }
}
