package kz.jauap.identity;

/// What became of a try to link an address to an agent.
public sealed interface LinkOutcome {

    /// From now on the address is this agent.
    record Linked(Agent agent) implements LinkOutcome {}

    /// The code is wrong, used already, or too old.
    record NotValid() implements LinkOutcome {}

    /// The address belongs to another agent of this business.
    record Taken(Agent by) implements LinkOutcome {}
}
