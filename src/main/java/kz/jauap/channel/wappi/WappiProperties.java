package kz.jauap.channel.wappi;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Wappi is, how patient we are with it, and how fast we write.
///
/// @param apiBase address without `/api`; an account's `api_base` setting goes first
/// @param timeout of one text
/// @param mediaTimeout of one file: Wappi fetches it before it answers
/// @param perSecond messages a second of one profile; the provider names no limit, WhatsApp bans the hasty
/// @param perChatPerSecond messages a second to one chat
@ConfigurationProperties("jauap.wappi")
record WappiProperties(
        @DefaultValue("https://wappi.pro") URI apiBase,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("90s") Duration mediaTimeout,
        @DefaultValue("5") double perSecond,
        @DefaultValue("1") double perChatPerSecond) {

    WappiProperties {
        positive("timeout", timeout);
        positive("media-timeout", mediaTimeout);
        if (!(perSecond > 0) || !(perChatPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "jauap.wappi.per-second and per-chat-per-second are above 0, for example 5 and 1");
        }
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "jauap.wappi." + key + " is a time above 0, for example 30s; this is not: " + value);
        }
    }
}
