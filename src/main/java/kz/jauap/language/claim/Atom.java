package kz.jauap.language.claim;

import java.util.List;
import kz.jauap.language.claim.Quantity.Kind;

/// One number of a text with its unit, before it is known to be the end of a range.
///
/// @param readings likeliest first
/// @param from its first token
/// @param to the token after its last
record Atom(List<As> readings, int from, int to) {

    /// @param value in thousandths, as written
    /// @param factor what one of the unit is in units of the kind
    /// @param shift added after the factor, in thousandths
    record As(Kind kind, long value, long factor, long shift) {

        static As of(Kind kind, long value) {
            return new As(kind, value, 1, 0);
        }

        long amount() {
            return value * factor + shift;
        }

        /// The number of this one, meant as the other is.
        As like(As other) {
            return new As(other.kind, value, other.factor, other.shift);
        }
    }

    boolean bare() {
        return readings.getFirst().kind() == Kind.COUNT;
    }
}
