package kz.jauap.delivery;

/// Where an outbound message is. It only moves forward, in this order; `HELD` and `FAILED` wait for a person.
public enum DeliveryStatus {
    WAITING,
    ACCEPTED,
    DELIVERED,
    READ,
    HELD,
    FAILED
}
