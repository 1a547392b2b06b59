package kz.jauap.ticket;

/// What came of something a person did with a ticket.
public sealed interface TicketOutcome {

    /// It is so now.
    record Done(Ticket ticket) implements TicketOutcome {}

    /// Somebody else sees to it.
    ///
    /// @param name who
    record HeldBy(String name) implements TicketOutcome {}

    /// It is over.
    record Over(Ticket ticket) implements TicketOutcome {}

    /// Their role does not allow it.
    record NotAllowed(String name) implements TicketOutcome {}

    /// There is nothing to send, or nothing that holds today.
    record Nothing(String what) implements TicketOutcome {}

    /// There is no such ticket or agent in this business.
    record Unknown() implements TicketOutcome {}
}
