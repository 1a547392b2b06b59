package kz.jauap.channel.instagram;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Instagram's API is, how patient we are with it, and how fast we write.
///
/// @param apiBase address without the version, for accounts of the Instagram login; an account's `api_base` goes first
/// @param version of the Graph API
/// @param timeout of one call
/// @param perSecond messages a second of one account
/// @param perChatPerSecond messages a second to one customer
@ConfigurationProperties("jauap.instagram")
record InstagramProperties(
        @DefaultValue("https://graph.instagram.com") URI apiBase,
        @DefaultValue("v25.0") String version,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("10") double perSecond,
        @DefaultValue("1") double perChatPerSecond) {

    InstagramProperties {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "jauap.instagram.timeout is a time above 0, for example 20s; this is not: " + timeout);
        }
        if (!version.matches("v[0-9]{1,3}\\.[0-9]{1,2}")) {
            throw new IllegalArgumentException(
                    "jauap.instagram.version is a version of the Graph API, for example v25.0;" + " this is not: "
                            + version);
        }
        if (!(perSecond > 0) || !(perChatPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "jauap.instagram.per-second and per-chat-per-second are above 0, for example 10 and 1");
        }
    }
}
