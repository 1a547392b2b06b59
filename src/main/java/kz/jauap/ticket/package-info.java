/// Tickets: what a customer wants, from their first real request until it is over. A handover is one person's turn at a
/// conversation, a ticket outlives it: it opens with the first request (a wish a skill takes up, or one for a person),
/// follows the handovers of its conversation, and is opened again when the customer comes back soon. Whoever takes a
/// ticket takes the handover with it, so there is one claim, and the second who tries is told who was first.
///
/// Turns come in through [Matters], handovers through the desk's `spi`, people through [TicketWork], time and the
/// reading of slots through the queue `ticket`.
///
/// Tables: `ticket` (stage, holder, slots with their evidence), `ticket_event` (its history), `ticket_label` (what the
/// business calls a stage).
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "tenant",
            "identity",
            "conversation",
            "decision :: spi",
            "handover",
            "handover :: spi",
            "language",
            "pack",
            "pack :: slot",
            "queue"
        })
package kz.jauap.ticket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
