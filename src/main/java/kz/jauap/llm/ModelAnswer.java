package kz.jauap.llm;

/// What came of asking a model.
public sealed interface ModelAnswer {

    /// @param tokens what it cost, in and out
    record Said(String text, int tokens) implements ModelAnswer {}

    /// Nothing came that can be used, though the model works.
    ///
    /// @param reason for the trace; no address, no key, no text
    /// @param tokens what it cost all the same
    record Useless(String reason, int tokens) implements ModelAnswer {}

    /// The model did not answer, or not as its interface should.
    ///
    /// @param reason for the trace; no address, no key, no text
    record Failed(String reason) implements ModelAnswer {}
}
