package kz.jauap.decision.spi;

/// A question a turn had no answer for, in the customer's words.
public record OpenQuestion(String text, Kind kind) {

    /// Why there was none.
    public enum Kind {
        /// Nobody here knows.
        UNKNOWN,
        /// It was asked back, and the reply did not help.
        UNCLEAR,
        /// What is asked for is not on the list.
        NOT_LISTED
    }
}
