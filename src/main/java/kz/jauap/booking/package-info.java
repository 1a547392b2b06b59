/// Bookings: what a customer wants and when, asked for piece by piece, offered, confirmed, moved, cancelled.
/// The skill decides and writes nothing; what it decides is stored with the turn. A slot belongs to one
/// booking: the key of `booking_cell` sees to it.
///
/// Tables: `booking` (the agreed or wished-for slot, with its state), `booking_cell` (who has whom, five
/// minutes a row).
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "channel",
            "channel :: spi",
            "conversation",
            "decision",
            "decision :: spi",
            "language",
            "language :: value",
            "language :: person",
            "pack",
            "queue",
            "speaking",
            "tenant"
        })
package kz.jauap.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
