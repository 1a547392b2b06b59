package kz.jauap.channel.avito;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Avito is, how patient we are with it, and how fast we write.
///
/// @param apiBase address of the API; an account's `api_base` setting goes first
/// @param timeout of one call
/// @param mediaTimeout of one message with a picture
/// @param perSecond messages a second of one account: those who use it speak of 100 calls a minute
/// @param perChatPerSecond messages a second to one chat
@ConfigurationProperties("jauap.avito")
record AvitoProperties(
        @DefaultValue("https://api.avito.ru") URI apiBase,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("60s") Duration mediaTimeout,
        @DefaultValue("1.5") double perSecond,
        @DefaultValue("1") double perChatPerSecond) {

    AvitoProperties {
        positive("timeout", timeout);
        positive("media-timeout", mediaTimeout);
        if (!(perSecond > 0) || !(perChatPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "jauap.avito.per-second and per-chat-per-second are above 0, for example 1.5 and 1");
        }
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "jauap.avito." + key + " is a time above 0, for example 15s; this is not: " + value);
        }
    }
}
