package kz.jauap.channel.spi;

import java.time.Duration;

/// What a channel can carry, so that answers degrade instead of failing.
///
/// @param maxTextLength UTF-16 units in one message
/// @param perSecond messages a second the provider takes from one account
/// @param perChatPerSecond messages a second to one chat; bursts of one
/// @param idempotent whether the provider itself drops a second message with the same idempotency key
/// @param sendTimeout how long one send may take at most
public record Capabilities(
        int maxTextLength,
        double perSecond,
        double perChatPerSecond,
        boolean idempotent,
        boolean buttons,
        boolean typing,
        Duration sendTimeout) {}
