package kz.jauap.booking;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.jauap.decision.spi.Done;
import kz.jauap.shared.TenantId;

/// Who is taken when, and what has been agreed.
interface Diary {

    /// Stays of the time asked for that are confirmed, or held at the moment `now`.
    ///
    /// @param but bookings that do not count
    List<Stay> taken(TenantId tenant, Instant from, Instant until, Instant now, Set<UUID> but);

    /// The next confirmed booking of a conversation that has not begun, whoever confirmed it.
    ///
    /// @param now in the time zone of the business
    Optional<Booking> upcoming(TenantId tenant, UUID conversation, ZonedDateTime now);

    /// Where the customer finds a booking as an entry of a calendar; empty where the house has no address for the
    /// world.
    ///
    /// @param begins the booking; the address is good for some time after
    default Optional<String> calendar(TenantId tenant, UUID booking, Instant begins) {
        return Optional.empty();
    }

    /// Stores bookings as they stand, inside the caller's transaction.
    ///
    /// @throws kz.jauap.decision.spi.Overtaken when a slot has been taken, or a booking has gone on
    void write(List<Done> bookings);
}
