package kz.jauap.answer;

/// What a comparison of a text with its evidence came to.
public sealed interface Grounding {

    /// Nothing in it that the evidence does not say.
    record Grounded() implements Grounding {}

    /// Something is said that nothing vouches for.
    ///
    /// @param said the words of the text, for people who look at the trace of a test; never for logs
    /// @param from where they start in the text
    /// @param to where they end, exclusive
    record Unfounded(Reason reason, String said, int from, int to) implements Grounding {}

    /// What kind of thing is unfounded.
    enum Reason {
        PRICE,
        DISCOUNT,
        TIME,
        DAY,
        DURATION,
        DATE,
        NUMBER,
        PHONE,
        LINK,
        /// That something is booked, passed on, free, guaranteed, available …
        PROMISE,
        /// True of another thing than the one it is said of.
        MIXED_UP,
        /// A thing, a name or a property nobody vouches for.
        WORD,
        /// The opposite of what the evidence says.
        OPPOSITE,
        /// An amount, a time, a phone or a link of the answer is left out.
        INCOMPLETE,
        /// It could not be read to its end.
        TOO_LONG
    }
}
