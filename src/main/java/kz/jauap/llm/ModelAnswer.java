package kz.jauap.llm;

/// What came of asking a model.
public sealed interface ModelAnswer {

    /// @param tokens what it cost, in and out
    /// @param sure false where the model itself doubts what it heard
    record Said(String text, int tokens, boolean sure) implements ModelAnswer {

        public Said(String text, int tokens) {
            this(text, tokens, true);
        }
    }

    /// Nothing came that can be used, though the model works.
    ///
    /// @param reason for the trace; no address, no key, no text
    /// @param tokens what it cost all the same
    record Useless(String reason, int tokens) implements ModelAnswer {}

    /// The model did not answer, or not as its interface should.
    ///
    /// @param reason for the trace; no address, no key, no text
    record Failed(String reason) implements ModelAnswer {}

    /// Tokens it cost.
    default int cost() {
        return switch (this) {
            case Said said -> said.tokens();
            case Useless useless -> useless.tokens();
            case Failed failed -> 0;
        };
    }
}
