package kz.jauap.channel.spi;

import java.time.Duration;

/// What became of one try to send.
public sealed interface SendOutcome {

    /// The provider has it. `providerMessageId` is "" where the provider gives none.
    record Accepted(String providerMessageId) implements SendOutcome {}

    /// Not taken now and certainly not delivered: throttled, connection refused, 5xx before anything was read.
    /// `after` is the provider's own wish, or zero for our usual backoff.
    record RetryLater(Duration after, String reason) implements SendOutcome {}

    /// Never will be taken: blocked by the user, no such chat, forbidden text. A person must see it.
    record Rejected(String reason) implements SendOutcome {}

    /// Nobody knows: the request went out and no answer came back.
    record Uncertain(String reason) implements SendOutcome {}
}
