package kz.jauap.language.claim;

import kz.jauap.language.claim.Quantity.Kind;

/// From `low` to `high`, both in thousandths; open ends are [Long#MIN_VALUE] and [Long#MAX_VALUE].
public record Reading(Kind kind, long low, long high) {

    static final long NO_LOW = Long.MIN_VALUE;
    static final long NO_HIGH = Long.MAX_VALUE;

    boolean exact() {
        return low == high;
    }

    boolean bounded() {
        return low != NO_LOW && high != NO_HIGH;
    }

    private boolean range() {
        return !exact() && low != NO_LOW && high != NO_HIGH;
    }

    /// Whether evidence of this reading vouches for the said one. Prices keep their "from" and their two ends;
    /// of opening hours and dates either end may be told alone.
    boolean vouchesFor(Reading said) {
        boolean bare = said.kind == Kind.COUNT && kind == Kind.MONEY && high > 0 && atLeastHundred(said);
        if (said.kind != kind && !bare) {
            return false;
        }
        if (said.low == low && said.high == high || kind == Kind.DATE && months(said)) {
            return true;
        }
        boolean loose = kind != Kind.MONEY;
        if (said.exact()) {
            boolean end = kind == Kind.CLOCK || kind == Kind.DATE;
            return range()
                    ? end && (said.low == low || said.low == high)
                    : loose && (said.low == low || said.low == high);
        }
        if (said.high == NO_HIGH) {
            return said.low == low && (range() || loose);
        }
        return said.low == NO_LOW && said.high == high && (range() || loose);
    }

    private boolean months(Reading said) {
        return month(said.low) == month(low)
                && month(said.high) == month(high)
                && (day(said.low) == 0 || day(said.high) == 0);
    }

    private static long month(long date) {
        return date == NO_LOW || date == NO_HIGH ? date : date / 100_000;
    }

    private static long day(long date) {
        return date == NO_LOW || date == NO_HIGH ? 0 : date % 100_000;
    }

    private static boolean atLeastHundred(Reading said) {
        return Math.max(said.low, said.high == NO_HIGH ? 0 : said.high) >= 100_000;
    }
}
