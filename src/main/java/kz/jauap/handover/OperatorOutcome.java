package kz.jauap.handover;

import java.util.UUID;

/// What came of something a person did at a desk.
public sealed interface OperatorOutcome {

    /// It is so now.
    ///
    /// @param conversation what it was about
    record Done(UUID conversation, Handover handover) implements OperatorOutcome {}

    /// It was so already; nothing changed.
    record Already(Handover handover) implements OperatorOutcome {}

    /// Somebody else has taken it.
    record HeldBy(Handover handover, String name) implements OperatorOutcome {}

    /// The request is over.
    record Over(Handover handover) implements OperatorOutcome {}

    /// There is no such request, or no such conversation, in this business.
    record Unknown() implements OperatorOutcome {}

    /// Their role or branch does not allow it.
    record NotAllowed(String name) implements OperatorOutcome {}
}
