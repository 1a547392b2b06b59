package kz.jauap.learning;

/// What came of a wish to change an answer.
public sealed interface Changed {

    record Done(LearnedAnswer answer) implements Changed {}

    /// Somebody was faster: this is what it is now.
    record Overtaken(LearnedAnswer now) implements Changed {}

    /// It cannot become that.
    record Refused(String why, String advice) implements Changed {}

    /// There is none.
    record Missing() implements Changed {}
}
