package kz.jauap.channel.telegram;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Telegram is and how patient we are with it.
///
/// @param apiBase address of the Bot API; an account's `api_base` setting goes first
/// @param timeout of one call
/// @param pollTimeout how long one question for updates may stay open
/// @param perSecond messages a second of one bot, as Telegram's FAQ allows
/// @param perChatPerSecond messages a second to one chat
@ConfigurationProperties("jauap.telegram")
record TelegramProperties(
        @DefaultValue("https://api.telegram.org") URI apiBase,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("30s") Duration pollTimeout,
        @DefaultValue("30") double perSecond,
        @DefaultValue("1") double perChatPerSecond) {

    TelegramProperties {
        positive("timeout", timeout);
        positive("poll-timeout", pollTimeout);
        if (!(perSecond > 0) || !(perChatPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "jauap.telegram.per-second and per-chat-per-second are above 0, for" + " example 30 and 1");
        }
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "jauap.telegram." + key + " is a time above 0, for example 15s; this is not: " + value);
        }
    }
}
