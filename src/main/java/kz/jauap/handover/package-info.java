/// The bot gives a conversation to a person, the person answers, and gives it back: `bot → waiting → operator → bot`. A
/// conversation that waits has exactly one pending handover, one with a person exactly one active one; the database
/// says
/// so too. The customer is told only what is stored here.
///
/// Turns come in through [Handovers], people through [Operators], time through the queue `handover`. Desks hear of it
/// through `spi`.
///
/// Tables: `handover` (status PENDING, ACTIVE or RESOLVED; assignee; the clocks of service).
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "tenant",
            "identity",
            "channel",
            "conversation",
            "delivery",
            "queue",
            "speaking",
            "decision",
            "decision :: spi",
            "language :: value",
            "pack"
        })
package kz.jauap.handover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
