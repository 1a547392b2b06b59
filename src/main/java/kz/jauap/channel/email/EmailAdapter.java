package kz.jauap.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.AccountNeed;
import kz.jauap.channel.spi.Capabilities;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.SafeText;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// A mailbox as a channel; the account is its address. Secret: `password`, or `refresh_token` where
/// `oauth` is set. Settings: `imap`, `smtp`, `user`, `from_name`.
@Component
@EnableConfigurationProperties(EmailProperties.class)
class EmailAdapter implements ChannelAdapter, PolledChannel {

    private static final ChannelKind KIND = new ChannelKind("email");
    private static final int TEXT_LIMIT = 5_000;
    private static final int LARGEST_FILE = 20 * 1024 * 1024;

    private final EmailProperties properties;
    private final MailBook book;
    private final Clock clock;
    private final MailLogins logins;
    private final MailSending sending;
    private final MailBox box;
    private final PublicFiles files;

    EmailAdapter(EmailProperties properties, MailBook book, MailTokens tokens, Clock clock, PublicFiles files) {
        this.files = files;
        this.properties = properties;
        this.book = book;
        this.clock = clock;
        this.logins = new MailLogins(properties, tokens);
        this.sending = new MailSending(properties, logins, book, clock);
        this.box = new MailBox(properties, logins);
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Guide guide() {
        return Guide.account("the mailbox's address", "info@my-salon.kz")
                .trial("send a mail with the word test to the address from another mailbox")
                .reaching("an e-mail address, owner@example.kz");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                TEXT_LIMIT,
                properties.perSecond(),
                properties.perChatPerSecond(),
                false,
                false,
                false,
                properties.timeout().multipliedBy(4));
    }

    @Override
    public List<AccountNeed> needs() {
        return List.of(
                AccountNeed.setting("smtp", "where mail goes out", "smtps://smtp.yandex.ru:465"),
                AccountNeed.setting(
                                "imap",
                                "where mail is read; a mailbox without it only sends",
                                "imaps://imap.yandex.ru:993")
                        .optional(),
                AccountNeed.setting(
                                "oauth",
                                "for a mailbox that takes no password: who gives its tokens (google, microsoft, yandex, or"
                                        + " the address they are asked at)",
                                "google")
                        .optional(),
                AccountNeed.secret("password", "the mailbox's password, or one made for programs", "abcd efgh ijkl")
                        .without("oauth"),
                AccountNeed.setting("client_id", "the id of your program at whoever gives tokens", "1234.apps.example")
                        .with("oauth"),
                AccountNeed.secret("client_secret", "its secret; a public program has none", "GOCSPX-abc")
                        .with("oauth")
                        .optional(),
                AccountNeed.secret(MailTokens.REFRESH_TOKEN, "got once, when the mailbox's owner agreed", "1//0abc")
                        .with("oauth"));
    }

    /// A mailbox is read by us; another program may post mails it has received, with the secret.
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
        return new EventReader(new MailAccount(account, properties).address(), clock).read(Wire.json(request.body()));
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        Optional<String> problem = problem(message).or(() -> new MailAccount(account, properties).problem());
        if (problem.isPresent()) {
            return new SendOutcome.Rejected(problem.get());
        }
        if (message.attachments().isEmpty()) {
            return sent(message, Optional.empty(), account);
        }
        Attachment file = message.attachments().getFirst();
        return files.fetch(file.reference(), new Media.Limits(LARGEST_FILE, properties.timeout()))
                        instanceof Media.Fetched fetched
                ? sent(message, Optional.of(MailFile.of(file, fetched)), account)
                : new SendOutcome.RetryLater(Duration.ZERO, "the file could not be fetched to send it");
    }

    private SendOutcome sent(OutboundMessage message, Optional<MailFile> file, ChannelAccount account) {
        SendOutcome outcome = sending.send(message, file, account);
        return outcome instanceof SendOutcome.Uncertain ? lookedUp(outcome, message, account) : outcome;
    }

    /// A mail nobody answered for may lie among those sent.
    private SendOutcome lookedUp(SendOutcome unknown, OutboundMessage message, ChannelAccount account) {
        String thread = message.chatId().substring(message.chatId().indexOf('/') + 1);
        String id = MailIds.ours(message.idempotencyKey(), thread, new MailAccount(account, properties).domain());
        return box.hasSent(id, account) ? new SendOutcome.Accepted(id) : unknown;
    }

    private static Optional<String> problem(OutboundMessage message) {
        var chat = MailSending.CHAT.matcher(message.chatId());
        if (!chat.matches() || !MailAccount.ADDRESS.matcher(chat.group(1)).matches()) {
            return Optional.of("a chat of mail is an address and a thread");
        }
        boolean withFile = !message.attachments().isEmpty();
        if (withFile && message.attachments().getFirst().reference().isBlank()) {
            return Optional.of("the file has no address");
        }
        if (!message.idempotencyKey().matches("[A-Za-z0-9_-]{1,60}")) {
            return Optional.of("the key cannot be in a mail's name");
        }
        if (message.text().length() > TEXT_LIMIT) {
            return Optional.of(
                    "the text has " + message.text().length() + " characters, the limit here is " + TEXT_LIMIT);
        }
        return withFile || !SafeText.of(message.text()).isBlank()
                ? Optional.empty()
                : Optional.of("there is no text and no file");
    }

    @Override
    public boolean asks(ChannelAccount account) {
        return account.setting("imap").isPresent()
                && account.setting("updates").filter("off"::equals).isEmpty();
    }

    @Override
    public Poll poll(ChannelAccount account, Receiver receiver) {
        return new MailPolling(account, logins, book, receiver, properties, clock).start();
    }

    @Override
    public Media fetch(Attachment attachment, ChannelAccount account, Media.Limits limits) {
        return box.fetch(attachment.reference(), account, limits);
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        MailAccount mail = new MailAccount(account, properties);
        if (mail.problem().isPresent()) {
            return new AccountCheck.Broken(
                    mail.problem().get(),
                    "set address, smtp=smtps://host:465 and the secret password, or oauth, client_id and refresh_token");
        }
        String until = account.setting(Channels.ACCESS_UNTIL)
                .map(end -> ", may be entered until " + end)
                .orElse("");
        Optional<MailAccount.Server> smtp = mail.server("smtp");
        Optional<MailAccount.Server> imap = mail.server("imap");
        if (account.setting("imap").isPresent() && imap.isEmpty()) {
            return new AccountCheck.Broken("the imap setting is no server", "set imap=imaps://host:993");
        }
        try (Transport transport =
                logins.transport(mail, mail.session(smtp.orElseThrow(), properties.timeout()), smtp.get())) {
            if (imap.isPresent()) {
                try (Store store = logins.store(mail, imap.get())) {
                    return new AccountCheck.Working(mail.address() + until);
                }
            }
            return new AccountCheck.Working(mail.address() + " (sends only: no imap is set)" + until);
        } catch (MessagingException e) {
            return switch (MailSending.unconnected(e, account)) {
                case SendOutcome.Rejected(String reason) ->
                    new AccountCheck.Broken(
                            reason,
                            MailTokens.opens(account)
                                    ? "let the mailbox's owner agree again and store the new refresh_token"
                                    : "make a password for programs in the mailbox's settings");
                case SendOutcome.RetryLater(var after, String reason) ->
                    new AccountCheck.Broken(reason, "check host and port, and that this machine may reach them");
                case SendOutcome.Accepted _, SendOutcome.Uncertain _ ->
                    new AccountCheck.Broken("no connection could be made", "check host and port");
            };
        }
    }
}
