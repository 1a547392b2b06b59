package kz.jauap.channel.vk;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where VK is, how patient we are with it, and how fast we write.
///
/// @param apiBase address without `/method`; an account's `api_base` setting goes first
/// @param version of the API, both of our calls and of the events we ask for
/// @param timeout of one call
/// @param mediaTimeout of one message with a file: it takes four calls
/// @param pollTimeout how long one question for events may stay open; VK allows 90 seconds
/// @param perSecond messages a second of one community, as VK allows its token
/// @param perChatPerSecond messages a second to one chat
@ConfigurationProperties("jauap.vk")
record VkProperties(
        @DefaultValue("https://api.vk.com") URI apiBase,
        @DefaultValue("5.199") String version,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("60s") Duration mediaTimeout,
        @DefaultValue("25s") Duration pollTimeout,
        @DefaultValue("20") double perSecond,
        @DefaultValue("1") double perChatPerSecond) {

    VkProperties {
        positive("timeout", timeout);
        positive("media-timeout", mediaTimeout);
        positive("poll-timeout", pollTimeout);
        if (!version.matches("5\\.[0-9]{1,3}")) {
            throw new IllegalArgumentException(
                    "jauap.vk.version is a version of the API, for example 5.199; this is not: " + version);
        }
        if (!(perSecond > 0) || !(perChatPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "jauap.vk.per-second and per-chat-per-second are above 0, for example 20 and 1");
        }
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "jauap.vk." + key + " is a time above 0, for example 15s; this is not: " + value);
        }
    }
}
