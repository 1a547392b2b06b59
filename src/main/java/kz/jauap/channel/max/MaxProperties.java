package kz.jauap.channel.max;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where MAX is, how patient we are with it, and how fast we write.
///
/// @param apiBase address of the Bot API, which has moved before; an account's `api_base` setting goes first
/// @param ca PEM file of certificate authorities to trust for MAX besides those Java trusts, or null
/// @param timeout of one call
/// @param mediaTimeout of one message with a file
/// @param perSecond messages a second of one bot, as MAX allows
/// @param perChatPerSecond messages a second to one dialog, as MAX allows
@ConfigurationProperties("jauap.max")
record MaxProperties(
        @DefaultValue("https://platform-api2.max.ru") URI apiBase,
        @Nullable String ca,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("60s") Duration mediaTimeout,
        @DefaultValue("30") double perSecond,
        @DefaultValue("2") double perChatPerSecond) {

    MaxProperties {
        positive("timeout", timeout);
        positive("media-timeout", mediaTimeout);
        if (!(perSecond > 0) || !(perChatPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "jauap.max.per-second and per-chat-per-second are above 0, for example 30 and 2");
        }
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "jauap.max." + key + " is a time above 0, for example 15s; this is not: " + value);
        }
    }
}
