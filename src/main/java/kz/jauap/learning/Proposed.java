package kz.jauap.learning;

/// What came of a proposal.
public sealed interface Proposed {

    /// It waits for approval.
    record Fresh(LearnedAnswer answer) implements Proposed {}

    /// One that waits says the same: the questions were added to it.
    record Merged(LearnedAnswer answer) implements Proposed {}

    /// An approved one says the same to the same questions.
    record Known(LearnedAnswer answer) implements Proposed {}

    /// There is no question or no answer in it.
    record Useless(String why) implements Proposed {}
}
