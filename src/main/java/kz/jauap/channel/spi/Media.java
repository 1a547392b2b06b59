package kz.jauap.channel.spi;

import java.time.Duration;

/// What came of fetching a file a customer sent from where its provider keeps it.
public sealed interface Media {

    /// @param mimeType as the provider tells it, "" for none
    record Fetched(byte[] bytes, String mimeType) implements Media {}

    /// @param reason for the trace; no address, no secret
    record Missing(String reason) implements Media {}

    /// @param bytes of the file at most
    /// @param within it has to be here
    record Limits(int bytes, Duration within) {}
}
