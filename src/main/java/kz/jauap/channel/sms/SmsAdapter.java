package kz.jauap.channel.sms;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.AccountNeed;
import kz.jauap.channel.spi.Capabilities;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.ProviderRequest;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.SafeText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Text messages through a gateway over HTTP. Its calls are templates in the account's settings, its secrets whatever
/// they name; `webhook_secret` stands in the header `X-Webhook-Secret` or in the address of what it posts.
@Component
@EnableConfigurationProperties(SmsProperties.class)
class SmsAdapter implements ChannelAdapter {

    private static final ChannelKind KIND = new ChannelKind("sms");

    private final SmsProperties properties;
    private final Clock clock;
    private final Spent spent;
    private final ProviderHttp http;

    @Autowired
    SmsAdapter(SmsProperties properties, Clock clock, MeterRegistry meters) {
        this.properties = properties;
        this.clock = clock;
        this.spent = new Spent(meters);
        this.http = properties.ownNetwork() ? new ProviderHttp() : ProviderHttp.outside();
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Guide guide() {
        return Guide.anyName("my_salon_sms")
                .steps(
                        "give the gateway {webhook_url}?webhook_secret={webhook_secret} for incoming messages and news of ours")
                .trial("send a text message with the word test to the number")
                .reaching("a phone number, 77015550101");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                properties.textLimit(),
                properties.perSecond(),
                properties.perChatPerSecond(),
                false,
                false,
                false,
                properties.timeout());
    }

    @Override
    public List<AccountNeed> needs() {
        return List.of(
                AccountNeed.setting("api_base", "the gateway's address", "https://gateway.example"),
                AccountNeed.setting(
                        "path", "what is called to send, with {{to}} and {{text}} where they belong", "/send"));
    }

    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        return Verification.bySecret(
                request.header("x-webhook-secret").or(() -> request.parameter("webhook_secret")),
                Stream.of("webhook_secret", "webhook_secret_next")
                        .flatMap(name -> account.secret(name).stream())
                        .toList());
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        return GatewayNews.read(request, account, clock);
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        Optional<String> problem = problem(message, properties.textLimit());
        if (problem.isPresent()) {
            return new SendOutcome.Rejected(problem.get());
        }
        Optional<ProviderRequest> call = new GatewayCall(account).send(message);
        if (call.isEmpty()) {
            return new SendOutcome.Rejected(
                    "the account's settings make no call of a gateway; jauap channel check tells more");
        }
        SendOutcome outcome = new GatewayAnswer(account).outcome(http.call(call.get(), properties.timeout()));
        if (!(outcome instanceof SendOutcome.Rejected) && !(outcome instanceof SendOutcome.RetryLater)) {
            spent.count(account, Segments.of(message.text()));
        }
        return outcome;
    }

    /// Why this message can never be a text message.
    static Optional<String> problem(OutboundMessage message, int limit) {
        if (!message.chatId().matches("\\+?[0-9]{3,15}")) {
            return Optional.of("a text message goes to a phone number");
        }
        if (!message.attachments().isEmpty()) {
            return Optional.of("a text message carries no files");
        }
        if (message.text().length() > limit) {
            return Optional.of("the text has " + message.text().length() + " characters, the limit here is " + limit);
        }
        return SafeText.of(message.text()).isBlank() ? Optional.of("there is no text") : Optional.empty();
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        GatewayCall call = new GatewayCall(account);
        if (call.send(OutboundMessage.text("check", "77000000000", "?")).isEmpty()) {
            return new AccountCheck.Broken(
                    "the settings make no call",
                    "see that api_base is an address of the web, and that every {{secret}} named in path, headers and body"
                            + " is a secret of the account");
        }
        return account.setting("check_path").isEmpty()
                ? new AccountCheck.Working(account.account() + " (settings only: no check_path is set)")
                : asked(call.check().map(question -> http.call(question, properties.timeout())), account);
    }

    private static AccountCheck asked(Optional<ProviderAnswer> answer, ChannelAccount account) {
        return switch (answer.orElse(new ProviderAnswer.NotSent("check_path makes no address"))) {
            case ProviderAnswer.Answered answered
            when answered.status() < 300 -> new AccountCheck.Working(account.account());
            case ProviderAnswer.Answered answered ->
                new AccountCheck.Broken(
                        "HTTP " + answered.status() + " " + account.redact(answered.body()),
                        "take the credentials from the gateway's pages again");
            case ProviderAnswer.NotSent(String reason) -> unreachable(reason);
            case ProviderAnswer.NoAnswer(String reason) -> unreachable(reason);
        };
    }

    private static AccountCheck unreachable(String reason) {
        return new AccountCheck.Broken(
                reason,
                "check that this machine reaches the gateway; one in your own network needs JAUAP_OWN_GATEWAYS=on");
    }
}
