package kz.jauap.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Optional;

/// Opens connections to mail servers: with the account's password, or with a token (XOAUTH2), which
/// is asked for anew where the server will not take it.
final class MailLogins {

    private final EmailProperties properties;
    private final MailTokens tokens;

    MailLogins(EmailProperties properties, MailTokens tokens) {
        this.properties = properties;
        this.tokens = tokens;
    }

    private interface Opening<T> {

        T with(String password) throws MessagingException;
    }

    /// An open connection for sending; the caller closes it.
    Transport transport(MailAccount mail, Session session, MailAccount.Server server) throws MessagingException {
        return opened(mail, password -> {
            Transport transport = session.getTransport(server.protocol());
            transport.connect(server.host(), server.port(), mail.user(), password);
            return transport;
        });
    }

    /// An open mailbox; the caller closes it.
    Store store(MailAccount mail, MailAccount.Server server, Duration patience) throws MessagingException {
        return opened(mail, password -> {
            Store store = mail.session(server, patience).getStore(server.protocol());
            store.connect(server.host(), server.port(), mail.user(), password);
            return store;
        });
    }

    Store store(MailAccount mail, MailAccount.Server server) throws MessagingException {
        return store(mail, server, properties.timeout());
    }

    private <T> T opened(MailAccount mail, Opening<T> opening) throws MessagingException {
        if (!MailTokens.opens(mail.account())) {
            return opening.with(mail.account().secret("password").orElse(""));
        }
        String token = token(mail, "");
        try {
            return opening.with(token);
        } catch (AuthenticationFailedException e) {
            String another = token(mail, token);
            try {
                return opening.with(another);
            } catch (AuthenticationFailedException no) {
                String words = Optional.ofNullable(no.getMessage()).orElse("");
                throw new AuthenticationFailedException(
                        words.replace(another, "***").replace(token, "***"));
            }
        }
    }

    private String token(MailAccount mail, String refused) throws MessagingException {
        return switch (tokens.get(mail.account(), mail.user(), refused)) {
            case MailTokens.Given.Token(String text) -> text;
            case MailTokens.Given.None(String reason, boolean passing)
            when passing -> throw new MessagingException(reason);
            case MailTokens.Given.None(String reason, boolean unused) ->
                throw new AuthenticationFailedException(reason);
        };
    }
}
