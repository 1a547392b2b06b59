package kz.jauap.language.claim;

import java.util.List;
import kz.jauap.language.expression.Numerals;

/// An amount, a time, a length or a date as a text gives it, with every way it may be read.
///
/// @param readings likeliest first
/// @param from where it starts in the text
/// @param to where it ends, exclusive
public record Quantity(List<Reading> readings, int from, int to) {

    private static final List<Long> UNITS = List.of(60L, 24 * 60L, 7 * 24 * 60L);

    /// What is counted.
    public enum Kind {
        MONEY,
        PERCENT,
        /// Minutes of the day.
        CLOCK,
        /// Minutes.
        LENGTH,
        MONTHS,
        /// A hundred times the month and the day; the month alone has day 0.
        DATE,
        /// A number of something, or an ordinal.
        COUNT
    }

    public Quantity {
        readings = List.copyOf(readings);
    }

    /// Whether this evidence vouches for what was said.
    public boolean vouchesFor(Quantity said) {
        return readings.stream().anyMatch(mine -> said.readings.stream().anyMatch(mine::vouchesFor));
    }

    /// Whether both may speak of the same, so that they contradict each other when neither vouches for the other.
    public boolean competesWith(Quantity other) {
        return kind() == other.kind();
    }

    /// Whether it is this number of something.
    public boolean isCount(long number) {
        Reading said = readings.getFirst();
        return said.kind() == Kind.COUNT && said.exact() && said.low() == number * Numerals.ONE;
    }

    /// Whether it is one hour, day or week: money may be asked for each.
    public boolean isUnit() {
        Reading said = readings.getFirst();
        return said.kind() == Kind.LENGTH && said.exact() && UNITS.contains(said.low() / Numerals.ONE);
    }

    public Kind kind() {
        return readings.getFirst().kind();
    }
}
