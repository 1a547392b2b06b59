package kz.jauap.channel.chatflow;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookReply;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.Json;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A WhatsApp number behind ChatFlow as a channel. Secrets: `token`, `webhook_secret`, during a rotation also
/// `webhook_secret_next`. Settings: `instance_id`, `api_base`, `accept_unsigned`.
@Component
@EnableConfigurationProperties(ChatflowProperties.class)
class ChatflowAdapter implements ChannelAdapter {

    private static final ChannelKind KIND = new ChannelKind("chatflow");
    private static final String ACCEPTED =
            "{\"success\":true,\"message\":\"Accepted\",\"conversation_id\":null,\"bot_response\":null}";
    private static final String PROBED = "{\"ok\":true,\"message\":\"ChatFlow webhook is ready\"}";

    private final ChatflowProperties properties;
    private final ProviderHttp http = new ProviderHttp();
    private final ProviderHttp outside = ProviderHttp.outside();

    ChatflowAdapter(ChatflowProperties properties) {
        this.properties = properties;
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public List<AccountNeed> needs() {
        return List.of(
                AccountNeed.secret("token", "the token of your account at ChatFlow", "a1b2c3…"),
                AccountNeed.setting("instance_id", "the connected phone, as ChatFlow numbers it", "66a1f0…"));
    }

    @Override
    public Guide guide() {
        return Guide.anyName("my_salon_wa")
                .steps("in ChatFlow set the webhook to {webhook_url}?webhook_secret={webhook_secret}")
                .trial("write \"test\" to the number from another phone")
                .reaching("a WhatsApp chat, 77015550101@s.whatsapp.net");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                ChatflowCall.TEXT_LIMIT,
                properties.perSecond(),
                properties.perChatPerSecond(),
                true,
                false,
                false,
                properties.mediaTimeout());
    }

    @Override
    public Set<Proof> proves() {
        return Set.of(Proof.PHONE);
    }

    /// A GET is a person or ChatFlow's pages looking whether the address works; it carries nothing and needs no secret.
    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        List<String> known = Stream.of("webhook_secret", "webhook_secret_next")
                .flatMap(name -> account.secret(name).stream())
                .toList();
        boolean unsigned = known.isEmpty()
                && account.setting("accept_unsigned").filter("true"::equals).isPresent();
        if (isGet(request) || unsigned) {
            return Verification.genuine();
        }
        return Verification.bySecret(
                request.header("X-Webhook-Secret").or(() -> request.parameter("webhook_secret")), known);
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        if (isGet(request)) {
            return Parsed.nothing();
        }
        try {
            JsonNode root = Json.tree(request.body());
            return root.isMissingNode() ? Parsed.nothing() : PayloadReader.read(root, request);
        } catch (JacksonException e) {
            return new Parsed.Unreadable("expected JSON; this is none");
        }
    }

    @Override
    public WebhookReply acknowledgement(WebhookRequest request) {
        return WebhookReply.json(200, isGet(request) ? PROBED : ACCEPTED);
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        Optional<String> problem = ChatflowCall.problem(message, account);
        if (problem.isPresent()) {
            return new SendOutcome.Rejected(problem.get());
        }
        Duration timeout = message.attachments().isEmpty() ? properties.timeout() : properties.mediaTimeout();
        Optional<ProviderAnswer> answer = call(ChatflowCall.of(message, account), account, timeout);
        return answer.map(given -> ChatflowAnswer.outcome(given, account, message.idempotencyKey()))
                .orElseGet(() -> new SendOutcome.Rejected("the api_base setting is no HTTP address"));
    }

    /// A file lies at the address in the webhook, which may be anywhere: only ChatFlow's own address may lead inside.
    @Override
    public Media fetch(Attachment attachment, ChannelAccount account, Media.Limits limits) {
        try {
            URI address = URI.create(attachment.reference());
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            if (!web || address.getHost() == null || address.getUserInfo() != null) {
                return new Media.Missing("it has no address of the web");
            }
            return (isOwn(address, account) ? http : outside).download(address, limits);
        } catch (IllegalArgumentException e) {
            return new Media.Missing("it has no address of the web");
        }
    }

    private boolean isOwn(URI address, ChannelAccount account) {
        URI own = URI.create(
                account.setting("api_base").orElse(properties.apiBase().toString()));
        return address.getScheme().equalsIgnoreCase(own.getScheme())
                && address.getHost().equalsIgnoreCase(own.getHost())
                && address.getPort() == own.getPort();
    }

    /// ChatFlow has no call that only checks. This one names token and instance but no receiver, so that it must be
    /// refused; the reason tells whether the account was the matter.
    @Override
    public AccountCheck check(ChannelAccount account) {
        String instance = account.setting("instance_id").orElse("");
        if (account.secret("token").isEmpty() || instance.isEmpty()) {
            return new AccountCheck.Broken(
                    "the account has no token or no instance_id", "take both from ChatFlow's pages and store them");
        }
        return call(ChatflowCall.probe(account), account, properties.timeout())
                .map(answer -> checked(answer, account, instance))
                .orElseGet(() -> new AccountCheck.Broken(
                        "the api_base setting is no HTTP address", "write it like https://app.chatflow.kz"));
    }

    private Optional<ProviderAnswer> call(ChatflowCall call, ChannelAccount account, Duration timeout) {
        Optional<URI> address = call.address(
                account.setting("api_base").orElse(properties.apiBase().toString()));
        return address.map(uri -> http.get(uri, timeout));
    }

    private static AccountCheck checked(ProviderAnswer answer, ChannelAccount account, String instance) {
        return switch (answer) {
            case ProviderAnswer.NotSent(String reason) -> unreachable(reason);
            case ProviderAnswer.NoAnswer(String reason) -> unreachable(reason);
            case ProviderAnswer.Answered answered -> judged(answered, account, instance);
        };
    }

    private static AccountCheck judged(ProviderAnswer.Answered answer, ChannelAccount account, String instance) {
        String reason = ChatflowAnswer.reason(ChatflowAnswer.json(answer.body()));
        String words = reason.toLowerCase(Locale.ROOT);
        boolean unauthorised = answer.status() == 401 || answer.status() == 403;
        if (unauthorised || words.contains("token") || words.contains("instance") || words.contains("auth")) {
            return new AccountCheck.Broken(
                    account.redact("HTTP " + answer.status() + " " + reason),
                    "take token and instance_id from ChatFlow's pages again, and see that the phone is connected");
        }
        return answer.status() >= 500
                ? unreachable("HTTP " + answer.status())
                : new AccountCheck.Working("instance " + instance);
    }

    private static AccountCheck unreachable(String reason) {
        return new AccountCheck.Broken(reason, "check that this machine reaches ChatFlow, and the api_base setting");
    }

    private static boolean isGet(WebhookRequest request) {
        return request.method().equalsIgnoreCase("GET") || request.method().equalsIgnoreCase("HEAD");
    }
}
