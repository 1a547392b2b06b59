package kz.jauap.decision;

/// What one gate thought of a turn.
///
/// @param gate its name, for example `facts`
/// @param outcome `pass` or the kind of decision it made
/// @param detail scores, ids and reasons; never the customer's words
public record TraceLine(String gate, String outcome, String detail) {}
