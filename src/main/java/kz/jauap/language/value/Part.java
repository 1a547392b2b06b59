package kz.jauap.language.value;

import java.time.LocalTime;

/// A part of the day and what is usually meant by it.
public enum Part {
    MORNING(6, 12),
    /// Lunch time.
    MIDDAY(12, 14),
    DAY(12, 18),
    AFTERNOON(13, 18),
    EVENING(17, 23),
    /// Ends on the next day.
    NIGHT(22, 6);

    private static final int NOON = 12;
    private static final int EARLY = 6;
    private static final int LATE = 4;

    private final LocalTime from;
    private final LocalTime until;

    Part(int from, int until) {
        this.from = LocalTime.of(from, 0);
        this.until = LocalTime.of(until, 0);
    }

    public LocalTime from() {
        return from;
    }

    public LocalTime until() {
        return until;
    }

    /// @param number as in `words.txt`
    static Part of(long number) {
        return values()[(int) number - 1];
    }

    /// The hour of 24 that "six in the evening" means.
    int hour(int said) {
        return switch (this) {
            case MORNING -> said;
            case MIDDAY, DAY, AFTERNOON -> said <= EARLY + 1 ? said + NOON : said;
            case EVENING -> said == NOON ? 0 : said >= LATE - 1 && said < NOON ? said + NOON : said;
            case NIGHT -> said == NOON ? 0 : said >= EARLY + 2 && said < NOON ? said + NOON : said;
        };
    }
}
