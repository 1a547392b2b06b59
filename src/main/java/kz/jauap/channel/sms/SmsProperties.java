package kz.jauap.channel.sms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How patient we are with gateways of text messages, and how fast we write.
///
/// @param timeout of one call, or of one answer over SMPP
/// @param segments one message may be long at most, counted in Cyrillic; a longer text is several messages
/// @param perSecond messages a second of one account
/// @param perChatPerSecond messages a second to one phone
/// @param ownNetwork whether a gateway may lie in the network of this machine
/// @param enquireLink how long an SMPP connection may be silent before it is asked whether it lives
@ConfigurationProperties("jauap.sms")
record SmsProperties(
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("6") int segments,
        @DefaultValue("10") double perSecond,
        @DefaultValue("1") double perChatPerSecond,
        @DefaultValue("false") boolean ownNetwork,
        @DefaultValue("30s") Duration enquireLink) {

    SmsProperties {
        positive("timeout", timeout);
        positive("enquire-link", enquireLink);
        if (segments < 1 || segments > 20) {
            throw new IllegalArgumentException(
                    "jauap.sms.segments is 1 to 20, for example 6; this is not: " + segments);
        }
        if (!(perSecond > 0) || !(perChatPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "jauap.sms.per-second and per-chat-per-second are above 0, for example 10 and 1");
        }
    }

    /// Letters of one message, so that it fits its segments in whatever letters it is written.
    int textLimit() {
        return segments == 1 ? Segments.WIDE_ONE : segments * Segments.WIDE_EACH;
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "jauap.sms." + key + " is a time above 0, for example 15s; this is not: " + value);
        }
    }
}
