package kz.jauap.channel.spi;

import java.time.Duration;

/// What came of one HTTP call to a provider.
public sealed interface ProviderAnswer {

    /// It answered. `retryAfter` is its `Retry-After` header, or zero.
    record Answered(int status, Duration retryAfter, String body) implements ProviderAnswer {}

    /// Certainly nothing reached it: no connection.
    record NotSent(String reason) implements ProviderAnswer {}

    /// The request went out and nothing, or not everything, came back.
    record NoAnswer(String reason) implements ProviderAnswer {}
}
