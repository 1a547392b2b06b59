package kz.jauap.channel.chatflow;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where ChatFlow is, how patient we are with it, and how fast we write.
///
/// @param apiBase address without `/api/v1`; an account's `api_base` setting goes first
/// @param timeout of one text
/// @param mediaTimeout of one file: ChatFlow fetches it before it answers
/// @param perSecond messages a second of one account; the provider names no limit, WhatsApp bans the hasty
/// @param perChatPerSecond messages a second to one chat
@ConfigurationProperties("jauap.chatflow")
record ChatflowProperties(
        @DefaultValue("https://app.chatflow.kz") URI apiBase,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("90s") Duration mediaTimeout,
        @DefaultValue("20") double perSecond,
        @DefaultValue("1") double perChatPerSecond) {

    ChatflowProperties {
        positive("timeout", timeout);
        positive("media-timeout", mediaTimeout);
        if (!(perSecond > 0) || !(perChatPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "jauap.chatflow.per-second and per-chat-per-second are above 0, for" + " example 20 and 1");
        }
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "jauap.chatflow." + key + " is a time above 0, for example 30s; this is not: " + value);
        }
    }
}
