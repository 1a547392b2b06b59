package kz.jauap.decision;

/// How sure one must be to act on what was read.
///
/// @param sure confidence from which a topic is taken
/// @param reserved confidence from which something is left to a person as the pack demands: lower, since a person too
///     many costs less than a wrong word
public record Boldness(double sure, double reserved) {

    public static final Boldness USUAL = new Boldness(0.6, 0.55);

    /// Takes whatever is likeliest. For measuring how often that is right.
    public static final Boldness RECKLESS = new Boldness(0, 0);

    /// Whether nothing is doubted.
    boolean reckless() {
        return sure == 0;
    }
}
