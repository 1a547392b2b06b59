package kz.jauap.channel.viber;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Viber is, how patient we are with it, and how fast we write.
///
/// @param apiBase address of the REST Bot API; an account's `api_base` setting goes first
/// @param timeout of one call
/// @param perSecond messages a second of one bot; Viber names no number for this
/// @param perChatPerSecond messages a second to one chat
/// @param minApiVersion the oldest API version of a customer's Viber that is written to
/// @param captionLength letters of a picture's caption; a longer one goes as a text with the address below
@ConfigurationProperties("jauap.viber")
record ViberProperties(
        @DefaultValue("https://chatapi.viber.com/pa") URI apiBase,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("20") double perSecond,
        @DefaultValue("2") double perChatPerSecond,
        @DefaultValue("1") int minApiVersion,
        @DefaultValue("120") int captionLength) {

    ViberProperties {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "jauap.viber.timeout is a time above 0, for example 15s; this is not: " + timeout);
        }
        if (!(perSecond > 0) || !(perChatPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "jauap.viber.per-second and per-chat-per-second are above 0, for example 20 and 2");
        }
        if (minApiVersion < 1 || captionLength < 0) {
            throw new IllegalArgumentException(
                    "jauap.viber.min-api-version is at least 1 and caption-length at least 0,"
                            + " for example 1 and 120");
        }
    }
}
