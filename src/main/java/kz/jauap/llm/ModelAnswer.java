package kz.jauap.llm;

/// What came of asking the model.
public sealed interface ModelAnswer {

    /// @param tokens what it cost, in and out
    record Said(String text, int tokens) implements ModelAnswer {}

    /// @param reason for the trace; no address, no key, no text
    record Failed(String reason) implements ModelAnswer {}
}
