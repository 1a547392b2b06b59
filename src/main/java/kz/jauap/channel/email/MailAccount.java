package kz.jauap.channel.email;

import jakarta.mail.Session;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;

/// The servers of one account and how they are spoken to: `imaps://host:993` and `smtps://host:465`, or
/// `smtp://host:587`,
/// which must turn to encryption before anything is said. Only a server on this machine may go without.
record MailAccount(ChannelAccount account, EmailProperties properties) {

    static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,120}");
    private static final Pattern CREDENTIAL = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    /// A server's place.
    record Server(String protocol, String host, int port, boolean secured) {}

    /// Our own address.
    String address() {
        return account.setting("address").orElse(account.account()).toLowerCase(Locale.ROOT);
    }

    String domain() {
        return address().substring(address().indexOf('@') + 1);
    }

    String user() {
        return account.setting("user").orElseGet(this::address);
    }

    /// Why mail can never go out or come in with these settings.
    Optional<String> problem() {
        if (!ADDRESS.matcher(address()).matches()) {
            return Optional.of("the account has no address of mail");
        }
        if (server("smtp").isEmpty() || !CREDENTIAL.matcher(user()).matches()) {
            return Optional.of("the account has no usable smtp server or user");
        }
        if (MailTokens.opens(account)) {
            boolean usable =
                    MailTokens.endpoint(account, properties.ownNetwork()).isPresent()
                            && account.setting("client_id").isPresent()
                            && account.secret(MailTokens.REFRESH_TOKEN).isPresent();
            return usable
                    ? Optional.empty()
                    : Optional.of("the account has no usable oauth, client_id or refresh_token");
        }
        return CREDENTIAL.matcher(account.secret("password").orElse("")).matches()
                ? Optional.empty()
                : Optional.of("the account has no usable password");
    }

    /// `imap` or `smtp`; empty where the setting is no server.
    Optional<Server> server(String what) {
        try {
            URI uri = URI.create(account.setting(what).orElse(""));
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean secured = scheme.endsWith("s") || scheme.equals("https");
            if (uri.getHost() == null || uri.getUserInfo() != null) {
                return Optional.empty();
            }
            int usual = what.equals("imap") ? secured ? 993 : 143 : secured ? 465 : 587;
            return Optional.of(new Server(
                    secured ? what + "s" : what, uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort(), secured));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Session session(Server server, Duration patience) {
        Properties settings = new Properties();
        String all = "mail." + server.protocol() + ".";
        String millis = Long.toString(properties.timeout().toMillis());
        settings.setProperty(all + "connectiontimeout", millis);
        settings.setProperty(all + "timeout", Long.toString(patience.toMillis()));
        settings.setProperty(all + "writetimeout", millis);
        settings.setProperty(all + "ssl.checkserveridentity", "true");
        settings.setProperty(all + "auth", "true");
        if (MailTokens.opens(account)) {
            settings.setProperty(all + "auth.mechanisms", "XOAUTH2");
        }
        settings.setProperty(all + "starttls.enable", "true");
        settings.setProperty(
                all + "starttls.required", Boolean.toString(!server.secured() && !properties.ownNetwork()));
        settings.setProperty(all + "quitwait", "false");
        settings.setProperty(all + "partialfetch", "true");
        settings.setProperty("mail.mime.address.strict", "false");
        settings.setProperty("mail.mime.allowutf8", "false");
        settings.setProperty("mail.transport.protocol", server.protocol());
        return Session.getInstance(settings);
    }
}
