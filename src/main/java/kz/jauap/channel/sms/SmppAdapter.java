package kz.jauap.channel.sms;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
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
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.SafeText;
import org.jsmpp.session.SMPPSession;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Text messages by SMPP 3.4, straight to an operator or an aggregator. Secret: `password`. Settings: `api_base`,
/// `system_id`, `sender`. One connection for sending on each node that sends, one for listening in the whole house.
@Component
@EnableConfigurationProperties(SmsProperties.class)
class SmppAdapter implements ChannelAdapter, PolledChannel {

    private static final ChannelKind KIND = new ChannelKind("smpp");

    private final SmsProperties properties;
    private final Clock clock;
    private final SmppBook book;
    private final Spent spent;
    private final SmppSessions sessions;
    private final SmppSending sending;

    SmppAdapter(SmsProperties properties, SmppBook book, Clock clock, MeterRegistry meters) {
        this.properties = properties;
        this.book = book;
        this.clock = clock;
        this.spent = new Spent(meters);
        this.sessions = new SmppSessions(properties);
        this.sending = new SmppSending(sessions);
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Guide guide() {
        return Guide.anyName("my_salon_sms")
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
                properties.timeout().multipliedBy(properties.segments()));
    }

    @Override
    public List<AccountNeed> needs() {
        return List.of(
                AccountNeed.setting("api_base", "where the operator listens", "smpps://smpp.operator.example:3550"),
                AccountNeed.setting("system_id", "the login the operator gave you", "salon1"),
                AccountNeed.secret(
                        "password", "the password beside it, of up to 8 letters with most operators", "s3cret"));
    }

    /// Only a bridge of one's own posts here; operators deliver over the connection we have made.
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
        Optional<String> problem = SmsAdapter.problem(message, properties.textLimit());
        if (problem.isPresent()) {
            return new SendOutcome.Rejected(problem.get());
        }
        Segments segments = Segments.of(SafeText.of(message.text()));
        SendOutcome outcome = sending.send(message, account, segments);
        if (outcome instanceof SendOutcome.Accepted || outcome instanceof SendOutcome.Uncertain) {
            spent.count(account, segments);
        }
        return outcome;
    }

    @Override
    public boolean asks(ChannelAccount account) {
        return account.setting("updates").filter("off"::equals).isEmpty();
    }

    @Override
    public Poll poll(ChannelAccount account, Receiver receiver) {
        return new SmppPolling(sessions, account, new SmppHearing(account, receiver, book, clock), clock).start();
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        return switch (sessions.sender(account)) {
            case SmppSessions.Bind.Done(SMPPSession session) ->
                new AccountCheck.Working(account.setting("system_id").orElse(account.account()));
            case SmppSessions.Bind.Refused(String reason) ->
                new AccountCheck.Broken(reason, "take host, port, system_id and password from the operator's letter");
            case SmppSessions.Bind.Away(String reason) ->
                new AccountCheck.Broken(
                        reason, "check that this machine reaches the operator, who often lets only known addresses in");
        };
    }

    @PreDestroy
    void close() {
        sessions.close();
    }
}
