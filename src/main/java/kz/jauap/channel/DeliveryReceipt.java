package kz.jauap.channel;

import java.time.Instant;

/// News from the provider of a message we sent.
///
/// @param providerMessageId as the provider named it when it took the message
public record DeliveryReceipt(String providerMessageId, Status status, Instant at) implements InboundEvent {

    /// How far the message came. Later ones win; a receipt never moves a delivery back.
    public enum Status {
        DELIVERED,
        READ,
        FAILED
    }
}
