package kz.jauap.webhooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What scripts may want to hear of.
public enum EventKind {
    /// A customer's message was read and decided on.
    MESSAGE_RECEIVED,
    /// The business says something: the bot, a person or a script. What becomes of it follows as `message.status`.
    MESSAGE_SENT,
    /// A step of a message of the business: accepted, delivered, read, held or failed.
    MESSAGE_STATUS,
    /// A customer waits for a person.
    HANDOVER_OPENED,
    /// A person has taken it.
    HANDOVER_TAKEN,
    /// It is over.
    HANDOVER_RESOLVED,
    /// A customer has agreed to a booking, and a person has to confirm it.
    BOOKING_REQUESTED,
    /// A slot is held for a customer until a moment.
    BOOKING_HELD,
    /// A slot is held no more; the wish stays.
    BOOKING_LAPSED,
    /// It stands.
    BOOKING_CONFIRMED,
    /// It stands in the place of another, which is over.
    BOOKING_MOVED,
    /// Given up after it was confirmed.
    BOOKING_CANCELLED,
    /// Given up or refused before it was confirmed.
    BOOKING_DECLINED,
    /// It was confirmed, and nobody came.
    BOOKING_MISSED;

    /// Whether it tells of a booking.
    boolean ofBooking() {
        return name().startsWith("BOOKING_");
    }

    /// As it is written: `message.received`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    public static Optional<EventKind> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
