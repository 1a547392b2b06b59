package kz.jauap.language.claim;

import java.util.ArrayList;
import java.util.List;
import kz.jauap.language.claim.Atom.As;
import kz.jauap.language.claim.Quantity.Kind;
import kz.jauap.language.expression.Numerals;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;
import org.jspecify.annotations.Nullable;

/// Reads one number with its unit from joined tokens.
final class Atoms {

    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;
    private static final long HALF_DAY = 12 * HOUR * Numerals.ONE;
    private static final long[] LENGTHS = {0, 1, HOUR, DAY, 7 * DAY};
    private static final int MONTH_UNIT = 5;
    private static final int LAST_HOUR = 24;
    private static final int LAST_MINUTE = 59;
    private static final List<String> ORDINALS =
            List.of("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    private static final List<Term> BEFORE_CLOCK =
            List.of(Term.AT, Term.FROM, Term.TO, Term.AFTER, Term.BETWEEN, Term.SAGAT, Term.IN, Term.PO);

    private final List<Token> tokens;

    Atoms(List<Token> tokens) {
        this.tokens = tokens;
    }

    @Nullable
    Atom at(int i) {
        Token token = tokens.get(i);
        int free = Wordings.ALL.at("free", tokens, i);
        if (free > 0) {
            return new Atom(List.of(As.of(Kind.MONEY, 0)), i, i + free);
        }
        int half = Wordings.ALL.at("half-year", tokens, i);
        if (half > 0) {
            return new Atom(List.of(As.of(Kind.MONTHS, 6 * Numerals.ONE)), i, i + half);
        }
        Atom named = named(token, i);
        if (named != null) {
            return named;
        }
        if (token.is(Term.NUMBER)) {
            return number(i, token.value(Term.NUMBER));
        }
        if (token.is(Term.ORDINAL)) {
            return number(i, token.value(Term.ORDINAL) * Numerals.ONE);
        }
        for (int n = 0; n < ORDINALS.size(); n++) {
            if (!token.is(Term.WEEKDAY) && Wordings.ALL.at(ORDINALS.get(n), tokens, i) > 0) {
                return number(i, (n + 2) * Numerals.ONE);
            }
        }
        return null;
    }

    private @Nullable Atom named(Token token, int i) {
        if (token.is(Term.HALF_HOUR) || token.is(Term.HALF_HOUR_KK)) {
            return new Atom(List.of(As.of(Kind.LENGTH, HOUR / 2 * Numerals.ONE)), i, i + 1);
        }
        if (token.is(Term.HALF_OF)) {
            return clock(i, i + 1, (token.value(Term.HALF_OF) - 1) * HOUR + HOUR / 2);
        }
        if (token.is(Term.HALF) && i + 1 < tokens.size() && tokens.get(i + 1).is(Term.ORDINAL)) {
            return clock(i, i + 2, (tokens.get(i + 1).value(Term.ORDINAL) - 1) * HOUR + HOUR / 2);
        }
        if (token.is(Term.MIDDAY)) {
            return new Atom(List.of(As.of(Kind.CLOCK, token.value(Term.MIDDAY) * Numerals.ONE)), i, i + 1);
        }
        return null;
    }

    private @Nullable Atom number(int i, long value) {
        Atom written = written(i, value);
        if (written != null) {
            return written;
        }
        Token before = i == 0 ? null : tokens.get(i - 1);
        Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
        Atom measured = next == null || isKazakhPart(before) ? null : measured(i, value, next);
        if (measured != null) {
            return measured;
        }
        if (before != null && before.is(Term.CURRENCY) && tokens.get(i).glued()) {
            return new Atom(List.of(As.of(Kind.MONEY, value)), i, i + 1);
        }
        boolean hour = value % Numerals.ONE == 0 && value <= LAST_HOUR * Numerals.ONE;
        if (hour && before != null && (before.is(Term.SAGAT) && !counted(i - 1) || before.is(Term.PART))) {
            return clock(i - 1, i + 1, value / Numerals.ONE * HOUR, before.is(Term.PART) ? before : null);
        }
        boolean article = value == Numerals.ONE
                && !tokens.get(i).isDigits()
                && !tokens.get(i).is(Term.ORDINAL);
        if (article && Wordings.ALL.before("at-least", tokens, i) == 0) {
            return null;
        }
        List<As> readings = new ArrayList<>(List.of(As.of(Kind.COUNT, value)));
        if (hour && (before != null && BEFORE_CLOCK.stream().anyMatch(before::is) || cased(i))) {
            readings.addAll(both(value / Numerals.ONE * HOUR));
        }
        return new Atom(readings, i, i + 1);
    }

    /// `9:00`, `9.30`.
    private @Nullable Atom written(int i, long value) {
        if (i + 2 >= tokens.size() || !tokens.get(i).isDigits()) {
            return null;
        }
        Token mark = tokens.get(i + 1);
        Token minutes = tokens.get(i + 2);
        boolean shaped = mark.glued()
                && minutes.glued()
                && minutes.isDigits()
                && minutes.text().length() == 2;
        long first = value / Numerals.ONE;
        long second = minutes.value(Term.NUMBER) / Numerals.ONE;
        if (!shaped || !mark.is(Term.COLON) && !mark.is(Term.DOT) || first > LAST_HOUR || second > LAST_MINUTE) {
            return null;
        }
        Token part = i + 3 < tokens.size() && tokens.get(i + 3).is(Term.PART) ? tokens.get(i + 3) : null;
        Atom time = part == null
                ? new Atom(List.of(As.of(Kind.CLOCK, (first * HOUR + second) * Numerals.ONE)), i, i + 3)
                : clock(i, i + 4, first * HOUR + second, part);
        boolean date = mark.is(Term.DOT) && first >= 1 && second >= 1 && second <= 12;
        return date ? new Atom(List.of(As.of(Kind.DATE, (second * 100 + first) * Numerals.ONE)), i, i + 3) : time;
    }

    private @Nullable Atom measured(int i, long value, Token next) {
        int end = i + 2;
        if (next.text().equals("%") || Wordings.ALL.at("percent", tokens, i + 1) > 0) {
            return new Atom(List.of(As.of(Kind.PERCENT, value)), i, end);
        }
        if (next.is(Term.CURRENCY)) {
            return new Atom(List.of(As.of(Kind.MONEY, value)), i, end);
        }
        if (next.is(Term.MONTH)) {
            return new Atom(List.of(As.of(Kind.DATE, next.value(Term.MONTH) * 100 * Numerals.ONE + value)), i, end);
        }
        if (Wordings.ALL.at("night", tokens, i + 1) > 0) {
            return new Atom(List.of(new As(Kind.LENGTH, value, DAY, 0)), i, end);
        }
        if (Wordings.ALL.at("year", tokens, i + 1) > 0) {
            return new Atom(List.of(As.of(Kind.COUNT, value), new As(Kind.MONTHS, value, 12, 0)), i, end);
        }
        if (Wordings.ALL.at("age", tokens, i + 1) > 0) {
            return new Atom(List.of(As.of(Kind.COUNT, value)), i, end);
        }
        boolean hour = value % Numerals.ONE == 0 && value <= LAST_HOUR * Numerals.ONE;
        if (hour && next.is(Term.PART)) {
            return clock(i, end, value / Numerals.ONE * HOUR, next);
        }
        if (hour && next.is(Term.AMPM)) {
            long shift = next.value(Term.AMPM) * HOUR;
            return new Atom(
                    List.of(As.of(Kind.CLOCK, (value / Numerals.ONE % 12 * HOUR + shift) * Numerals.ONE)), i, end);
        }
        return next.is(Term.UNIT) || next.is(Term.OCLOCK) ? length(i, value, next, hour) : null;
    }

    /// So many of a unit of time.
    static As length(long value, Token unit) {
        long number = unit.value(Term.UNIT);
        return number == MONTH_UNIT ? As.of(Kind.MONTHS, value) : new As(Kind.LENGTH, value, LENGTHS[(int) number], 0);
    }

    private Atom length(int i, long value, Token unit, boolean hour) {
        long number = unit.is(Term.UNIT) ? unit.value(Term.UNIT) : 2;
        if (number == MONTH_UNIT) {
            return new Atom(List.of(As.of(Kind.MONTHS, value)), i, i + 2);
        }
        List<As> readings = new ArrayList<>(List.of(new As(Kind.LENGTH, value, LENGTHS[(int) number], 0)));
        boolean clock = i > 0 && BEFORE_CLOCK.stream().anyMatch(tokens.get(i - 1)::is);
        Token after = i + 2 < tokens.size() ? tokens.get(i + 2) : null;
        if (hour && number == 2 && after != null && after.is(Term.PART)) {
            return clock(i, i + 3, value / Numerals.ONE * HOUR, after);
        }
        if (hour && number == 2 && clock) {
            readings.addAll(both(value / Numerals.ONE * HOUR));
        }
        return new Atom(readings, i, i + 2);
    }

    /// Kazakh puts the part of the day before the hour.
    private static boolean isKazakhPart(@Nullable Token token) {
        return token != null
                && token.is(Term.PART)
                && token.meanings().stream().anyMatch(one -> one.flags().contains("kk"));
    }

    /// The word of hours belongs to the number before it.
    private boolean counted(int i) {
        return i > 0 && tokens.get(i - 1).is(Term.NUMBER);
    }

    private boolean cased(int i) {
        Term ending = tokens.get(i).ending();
        return ending == Term.ABL || ending == Term.DAT || ending == Term.LOC;
    }

    private Atom clock(int from, int to, long minutes) {
        Token part = to < tokens.size() && tokens.get(to).is(Term.PART) ? tokens.get(to) : null;
        return clock(from, part == null ? to : to + 1, minutes, part);
    }

    private static Atom clock(int from, int to, long minutes, @Nullable Token part) {
        if (part == null) {
            return new Atom(both(minutes), from, to);
        }
        long hour = minutes / HOUR;
        boolean late = hour < 12
                && switch ((int) part.value(Term.PART)) {
                    case 2, 3, 4 -> hour <= 7;
                    case 5 -> hour >= 3;
                    case 6 -> hour >= 8;
                    default -> false;
                };
        long shift = late ? HALF_DAY : hour == 12 && part.value(Term.PART) >= 5 ? -HALF_DAY : 0;
        return new Atom(List.of(As.of(Kind.CLOCK, minutes * Numerals.ONE + shift)), from, to);
    }

    private static List<As> both(long minutes) {
        As early = As.of(Kind.CLOCK, minutes * Numerals.ONE);
        return minutes * Numerals.ONE >= HALF_DAY
                ? List.of(early)
                : List.of(early, As.of(Kind.CLOCK, minutes * Numerals.ONE + HALF_DAY));
    }
}
