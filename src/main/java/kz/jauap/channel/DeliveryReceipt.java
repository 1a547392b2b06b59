package kz.jauap.channel;

import java.time.Instant;

/// News from the provider of a message we sent.
///
/// @param providerMessageId as the provider named it when it took the message
/// @param key the idempotency key we sent it with, where the provider gives it back, else "": with it news is
/// understood
///     even of a message whose answer never reached us
/// @param reason why it failed, "" otherwise
public record DeliveryReceipt(String providerMessageId, String key, Status status, String reason, Instant at)
        implements InboundEvent {

    /// How far the message came. Later ones win; a receipt never moves a delivery back.
    public enum Status {
        DELIVERED,
        READ,
        FAILED
    }

    public static DeliveryReceipt of(String providerMessageId, Status status, Instant at) {
        return new DeliveryReceipt(providerMessageId, "", status, "", at);
    }
}
