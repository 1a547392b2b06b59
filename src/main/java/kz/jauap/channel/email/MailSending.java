package kz.jauap.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.shared.SafeText;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/// One answer as a mail in its thread. Its name is made of our key, so that a second try is the same mail.
final class MailSending {

    static final Pattern CHAT = Pattern.compile("([^/\\s]{3,200})/([0-9a-f]{16})");
    private static final int TEMPORARY = 500;
    private static final String HUNG_UP = "[EOF]";

    private final EmailProperties properties;
    private final MailLogins logins;
    private final MailBook book;
    private final Clock clock;

    MailSending(EmailProperties properties, MailLogins logins, MailBook book, Clock clock) {
        this.properties = properties;
        this.logins = logins;
        this.book = book;
        this.clock = clock;
    }

    SendOutcome send(OutboundMessage message, Optional<MailFile> file, ChannelAccount account) {
        MailAccount mail = new MailAccount(account, properties);
        MailAccount.Server server = mail.server("smtp").orElseThrow();
        Session session = mail.session(server, properties.timeout());
        Transport transport;
        try {
            transport = logins.transport(mail, session, server);
        } catch (MessagingException e) {
            return unconnected(e, account);
        }
        try (transport) {
            MimeMessage letter = letter(session, message, mail);
            String words = SafeText.of(message.text());
            if (file.isPresent()) {
                letter.setContent(file.get().behind(words));
            } else {
                letter.setText(words, StandardCharsets.UTF_8.name());
            }
            letter.saveChanges();
            transport.sendMessage(letter, letter.getAllRecipients());
            return new SendOutcome.Accepted(letter.getMessageID());
        } catch (MessagingException e) {
            return unsent(e, account);
        }
    }

    static SendOutcome unconnected(MessagingException e, ChannelAccount account) {
        return switch (e) {
            case AuthenticationFailedException no
            when refuses(no) -> new SendOutcome.Rejected("the mail server refuses the login: " + words(no, account));
            case MailConnectException _ -> new SendOutcome.RetryLater(Duration.ZERO, "no connection could be made");
            default -> new SendOutcome.RetryLater(Duration.ZERO, "no connection could be made: " + words(e, account));
        };
    }

    /// Whether a login was refused for good. The library says the same of a connection that broke while we logged in
    /// (with what the server had said last, `[EOF]`, or nothing) and of a no that passes (4xx, RFC 4954).
    private static boolean refuses(AuthenticationFailedException e) {
        String said = Optional.ofNullable(e.getMessage()).orElse("");
        boolean aReply = !said.isEmpty() && Character.isDigit(said.charAt(0));
        return aReply ? said.startsWith("5") : !said.isBlank() && !said.equals(HUNG_UP) && e.getNextException() == null;
    }

    /// What a server says no to is known; a connection that broke in the middle leaves open whether it took the mail.
    private static SendOutcome unsent(MessagingException e, ChannelAccount account) {
        int code = code(e);
        if (code > 0) {
            return code < TEMPORARY
                    ? new SendOutcome.RetryLater(Duration.ZERO, words(e, account))
                    : new SendOutcome.Rejected(words(e, account));
        }
        return new SendOutcome.Uncertain("the mail server did not say whether it took the mail");
    }

    private static int code(MessagingException e) {
        for (Exception one = e; one instanceof MessagingException mail; one = mail.getNextException()) {
            int code = switch (one) {
                case SMTPSendFailedException failed -> failed.getReturnCode();
                case SMTPAddressFailedException failed -> failed.getReturnCode();
                case SMTPSenderFailedException failed -> failed.getReturnCode();
                case SendFailedException failed when failed.getNextException() == null -> TEMPORARY + 50;
                default -> 0;
            };
            if (code >= 400 && code < 600) {
                return code;
            }
        }
        return 0;
    }

    static String words(MessagingException e, ChannelAccount account) {
        Exception deepest = e;
        while (deepest instanceof MessagingException mail
                && mail.getNextException() instanceof MessagingException next) {
            deepest = next;
        }
        return account.redact(
                SafeText.oneLine(Optional.ofNullable(deepest.getMessage()).orElse("")));
    }

    /// Everything but its content.
    private MimeMessage letter(Session session, OutboundMessage message, MailAccount mail) throws MessagingException {
        Matcher chat = CHAT.matcher(message.chatId());
        if (!chat.matches()) {
            throw new MessagingException("a chat of mail is an address and a thread");
        }
        String id = MailIds.ours(message.idempotencyKey(), chat.group(2), mail.domain());
        MimeMessage letter = new Named(session, id);
        letter.setFrom(from(mail));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(chat.group(1)));
        letter.setSentDate(Date.from(clock.instant()));
        letter.setHeader("Auto-Submitted", "auto-replied");
        letter.setHeader("X-Auto-Response-Suppress", "All");
        Optional<MailBook.Thread> thread = book.thread(mail.account(), message.chatId());
        letter.setSubject(
                subject(thread.map(MailBook.Thread::subject)
                        .orElse(mail.account().setting("subject").orElse(mail.address()))),
                StandardCharsets.UTF_8.name());
        if (thread.isPresent()) {
            List<String> answered = MailIds.in(thread.get().answers());
            List<String> named =
                    MailIds.in(thread.get().named() + " " + thread.get().answers());
            if (!answered.isEmpty()) {
                letter.setHeader("In-Reply-To", answered.getFirst());
            }
            if (!named.isEmpty()) {
                letter.setHeader("References", String.join("\r\n ", named));
            }
        }
        return letter;
    }

    private static InternetAddress from(MailAccount mail) throws MessagingException {
        try {
            String name = SafeText.oneLine(mail.account().setting("from_name").orElse(""));
            return name.isEmpty()
                    ? new InternetAddress(mail.address())
                    : new InternetAddress(mail.address(), name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }

    private static String subject(String heard) {
        String one = SafeText.oneLine(heard);
        return one.regionMatches(true, 0, "Re:", 0, 3) ? one : "Re: " + one;
    }

    /// A mail that keeps the name it was given.
    private static final class Named extends MimeMessage {

        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
