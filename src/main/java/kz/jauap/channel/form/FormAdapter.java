package kz.jauap.channel.form;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Forms as a channel. A builder of forms posts to the webhook with the account's secret, in the header
/// `X-Webhook-Secret` or in the address; people post to `/form/{tenant}/{account}`, where their browser is asked more.
@Component
@EnableConfigurationProperties(FormProperties.class)
public class FormAdapter implements ChannelAdapter {

    public static final ChannelKind KIND = new ChannelKind("form");

    private static final Capabilities CAPABILITIES =
            new Capabilities(100_000, 1_000, 100, true, false, false, Duration.ofSeconds(1));
    private static final String NO_WAY_BACK = "a form has no way back to who filled it in; call or write to ";

    private final Doubles doubles;

    FormAdapter(FormProperties properties, Clock clock) {
        this.doubles = new Doubles(clock, properties.window());
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Map<String, String> places(ChannelAccount account, String tenant) {
        return Map.of(
                "form_url", "/form/" + tenant + "/" + account.account(),
                "webhook_url", "/webhook/" + KIND + "/" + account.account());
    }

    @Override
    public Guide guide() {
        return Guide.anyName("my_salon_form").trial("open the form and fill it in once: {form_url}");
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public boolean leadsBack() {
        return false;
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
        return switch (Submission.read(request, account)) {
            case Submission.Reading.Unreadable(String reason) -> new Parsed.Unreadable(reason);
            case Submission.Reading.Wrong(var fields) ->
                new Parsed.Unreadable("nobody can be reached: " + String.join(", ", fields.keySet())
                        + " missing or invalid, and a form needs a phone or an e-mail");
            case Submission.Reading.Read(Submission submission) -> Parsed.of(message(submission, account));
        };
    }

    private InboundMessage message(Submission form, ChannelAccount account) {
        String words = form.text().isBlank()
                ? String.join(
                        ", ",
                        Stream.of(form.name(), form.phone(), form.email())
                                .filter(one -> !one.isEmpty())
                                .toList())
                : form.text();
        return new InboundMessage(
                mark(form, account),
                form.person(),
                form.person(),
                words,
                List.of(),
                InboundMessage.Change.NEW,
                form.name().isEmpty() ? null : form.name(),
                form.phone().isEmpty() ? null : form.phone(),
                null,
                form.meta());
    }

    private String mark(Submission form, ChannelAccount account) {
        if (!form.id().isEmpty()) {
            return form.person() + ":" + form.id();
        }
        String hash = hash(account.channel() + "\n" + form.person() + "\n" + form.name() + "\n" + form.text() + "\n"
                + form.meta().get("form_id"));
        return form.person() + ":h" + hash + "." + doubles.window(hash);
    }

    private static String hash(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Nothing can be sent to a form, and nobody is told that it was.
    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        return new SendOutcome.Rejected(NO_WAY_BACK + message.chatId());
    }

    /// Settings nobody could mean are found here, before a customer finds them.
    @Override
    public AccountCheck check(ChannelAccount account) {
        return problem(account)
                .<AccountCheck>map(problem -> problem)
                .orElseGet(
                        () -> new AccountCheck.Working(account.setting("title").orElse(account.account())));
    }

    private static Optional<AccountCheck.Broken> problem(ChannelAccount account) {
        FormDesign design = FormDesign.of(account);
        boolean reachable = design.fields("").stream()
                .anyMatch(field -> Names.PHONE.contains(field.name()) || Names.EMAIL.contains(field.name()));
        if (!reachable) {
            return Optional.of(new AccountCheck.Broken(
                    "the form asks for neither a phone nor an e-mail",
                    "add one to the fields setting, for example fields=\"name, phone*, message\""));
        }
        if (account.setting("captcha_site_key").isPresent()
                && account.secret("captcha_secret").isEmpty()) {
            return Optional.of(new AccountCheck.Broken(
                    "the form shows a captcha that nobody verifies",
                    "set its secret (--secret captcha_secret=…), or take captcha_site_key away"));
        }
        if (account.setting("redirects").isPresent() && design.redirects().isEmpty()) {
            return Optional.of(new AccountCheck.Broken(
                    "redirects names no address",
                    "set whole addresses, separated by commas, for example redirects=https://my-salon.kz/thanks"));
        }
        return Optional.empty();
    }
}
