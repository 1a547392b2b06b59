package kz.jauap.channel.email;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How patient we are with mail servers, and how fast we write.
///
/// @param timeout of one step with a server
/// @param idle how long a server may tell nothing before it is asked itself
/// @param perSecond mails a second of one account
/// @param perChatPerSecond mails a second in one thread
/// @param ownNetwork whether a mail server may be spoken to without encryption: one on this machine
@ConfigurationProperties("jauap.email")
record EmailProperties(
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("1m") Duration idle,
        @DefaultValue("1") double perSecond,
        @DefaultValue("0.2") double perChatPerSecond,
        @DefaultValue("false") boolean ownNetwork) {

    EmailProperties {
        positive("timeout", timeout);
        positive("idle", idle);
        if (!(perSecond > 0) || !(perChatPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "jauap.email.per-second and per-chat-per-second are above 0, for example 1 and 0.2");
        }
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "jauap.email." + key + " is a time above 0, for example 20s; this is not: " + value);
        }
    }
}
