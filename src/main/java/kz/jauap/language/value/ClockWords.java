package kz.jauap.language.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.jauap.language.expression.Pattern;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;
import org.jspecify.annotations.Nullable;

/// Joins the words of one time of the day into one token: "18:00", `полседьмого`, `6 вечера`, `сағат үш жарымда`.
final class ClockWords {

    private static final Set<String> ROUND = Set.of("00", "30");
    private static final int LAST_MINUTE = 59;
    private static final int MONTHS = 12;
    private static final int QUARTER = 15;
    private static final int HALF = 30;
    private static final List<Term> BEFORE_TIMES =
            List.of(Term.AT, Term.FROM, Term.TO, Term.AFTER, Term.AND, Term.LATER, Term.EARLIER);

    private static final List<Rule<Token>> TIMES = List.of(
            Rule.of("number:h +colon +number:m", (m, f) -> digital(m, true)),
            Rule.of("number:h +dot +number:m", (m, f) -> dotted(m)),
            Rule.of("number:h +dash +number:m", (m, f) -> dashed(m)),
            Rule.of(
                    "number:h number:m",
                    (m, f) -> isMarked(m) ? digital(m, m.get("m").isDigits()) : null),
            Rule.of("number:h oclock number:m unit=1?", (m, f) -> digital(m, false)),
            Rule.of("number:h oclock", (m, f) -> isHour(m) ? sum(m, hour(m, "h"), 0) : null),
            Rule.of("sagat number:h number:m unit=1?", (m, f) -> digital(m, false)),
            Rule.of("sagat number:h +colon +number:m", (m, f) -> digital(m, true)),
            Rule.of("sagat number:h half", (m, f) -> sum(m, hour(m, "h"), HALF)),
            Rule.of("number:h half@loc", (m, f) -> sum(m, hour(m, "h"), HALF)),
            Rule.of("number:h half@dat", (m, f) -> sum(m, hour(m, "h"), HALF)),
            Rule.of("number:h half@abl", (m, f) -> sum(m, hour(m, "h"), HALF)),
            Rule.of("sagat half@loc", (m, f) -> sum(m, MONTHS, HALF)),
            Rule.of(
                    "sagat number:h",
                    (m, f) -> Bare.inHours(m.get("h")) && Bare.free(m.tokens, m.to - 1) ? number(m, "h") : null),
            Rule.of("half-of:h", (m, f) -> sum(m, m.value("h", 0) - 1, HALF)),
            Rule.of("half ordinal:h", (m, f) -> sum(m, m.value("h", 0) - 1, HALF)),
            Rule.of("quarter ordinal:h", (m, f) -> sum(m, m.value("h", 0) - 1, QUARTER)),
            Rule.of("number:m unit=1 ordinal:h", (m, f) -> sum(m, m.value("h", 0) - 1, hour(m, "m"))),
            Rule.of("less number:m unit=1? number:h oclock?", (m, f) -> sum(m, hour(m, "h") - 1, 60 - hour(m, "m"))),
            Rule.of("less quarter number:h oclock?", (m, f) -> sum(m, hour(m, "h") - 1, 60 - QUARTER)),
            Rule.of("half past number:h", (m, f) -> sum(m, hour(m, "h"), HALF)),
            Rule.of("quarter past number:h", (m, f) -> sum(m, hour(m, "h"), QUARTER)),
            Rule.of("quarter to number:h", (m, f) -> sum(m, hour(m, "h") - 1, 60 - QUARTER)),
            Rule.of("number:m past number:h", (m, f) -> sum(m, hour(m, "h"), hour(m, "m"))),
            Rule.of("number@dat:h number:m unit=1 left", (m, f) -> sum(m, hour(m, "h") - 1, 60 - hour(m, "m"))),
            Rule.of("number@abl:h number:m unit=1 past", (m, f) -> sum(m, hour(m, "h"), hour(m, "m"))),
            Rule.of("midday:t", (m, f) -> token(m, Term.TIME, m.value("t", 0))));

    private static final List<Rule<Token>> PARTS = List.of(
            Rule.of("number|hour:h part:p", (m, f) -> inPart(m)),
            Rule.of("number|hour:h in-en the part:p", (m, f) -> inPart(m)),
            Rule.of("part:p number|hour:h", (m, f) -> isKazakhPart(m) ? inPart(m) : null),
            Rule.of("number|hour:h ampm:a", (m, f) -> inHalf(m)));

    private ClockWords() {}

    static List<Token> joined(List<Token> tokens, Frame frame) {
        return pass(PARTS, pass(TIMES, tokens, frame), frame);
    }

    private static List<Token> pass(List<Rule<Token>> rules, List<Token> tokens, Frame frame) {
        List<Token> out = new ArrayList<>(tokens.size());
        for (int at = 0; at < tokens.size(); ) {
            Rule.Found<Token> found = Rule.longest(rules, tokens, at, frame);
            out.add(found == null ? tokens.get(at) : found.value());
            at = found == null ? at + 1 : found.to();
        }
        return out;
    }

    private static long hour(Pattern.Match match, String name) {
        return Bare.whole(match.get(name));
    }

    private static Token token(Pattern.Match match, Term term, long minutes) {
        Token first = match.tokens.get(match.from);
        Token last = match.tokens.get(match.to - 1);
        return first.as(term, minutes, first.from(), last.to(), last.ending());
    }

    /// An hour and minutes of which half of the day is not said; from 13 on it needs no saying.
    private static @Nullable Token sum(Pattern.Match match, long hour, long minutes) {
        long early = hour == 0 && minutes > 0 ? MONTHS : hour;
        if (hour < 0 || hour > 24 || minutes < 0 || minutes > LAST_MINUTE) {
            return null;
        }
        return token(match, early > MONTHS || early == 0 ? Term.TIME : Term.HOUR, early % 24 * Said.HOUR + minutes);
    }

    private static @Nullable Token number(Pattern.Match match, String name) {
        Said said = Said.of(match.get(name));
        return said == null ? null : token(match, said.certain() ? Term.TIME : Term.HOUR, said.minutes());
    }

    /// @param written as a clock of 24 hours shows it, so that "10:00" is before noon
    private static @Nullable Token digital(Pattern.Match match, boolean written) {
        long hour = hour(match, "h");
        long minutes = hour(match, "m");
        Token before = match.before();
        boolean inside = before != null
                && match.tokens.get(match.from).glued()
                && (before.is(Term.COLON) || before.is(Term.DOT));
        boolean digits = match.get("m").isDigits();
        if (hour < 0 || hour > 24 || minutes < 0 || minutes > LAST_MINUTE || inside) {
            return null;
        }
        if (digits && match.get("m").text().length() != 2 || !digits && minutes < 10 && written) {
            return null;
        }
        boolean certain = hour > MONTHS
                || hour == 0
                || written && digits && match.get("h").text().length() == 2;
        return token(match, certain ? Term.TIME : Term.HOUR, hour % 24 * Said.HOUR + minutes);
    }

    private static boolean isMarked(Pattern.Match match) {
        Token before = match.before();
        Token minutes = match.get("m");
        return before != null
                && BEFORE_TIMES.stream().anyMatch(before::is)
                && Bare.whole(minutes) >= 10
                && Bare.free(match.tokens, match.to - 1);
    }

    private static @Nullable Token dotted(Pattern.Match match) {
        Token before = match.before();
        Token after = match.after();
        boolean longer = after != null
                && after.glued()
                && (after.is(Term.DOT) || after.is(Term.SLASH))
                && Bare.whole(match.get("m")) <= MONTHS
                && match.to + 1 < match.tokens.size()
                && match.tokens.get(match.to + 1).isDigits();
        boolean measured = after != null && (after.is(Term.CURRENCY) || after.is(Term.SCALE) || after.is(Term.COUNTED));
        boolean date = hour(match, "m") >= 1 && hour(match, "m") <= MONTHS && hour(match, "h") >= 1;
        boolean marked =
                before != null && before.is(Term.AT) && !match.get("h").text().startsWith("0");
        boolean plain = match.get("h").text().length() == 2 && !date
                || before != null && BEFORE_TIMES.stream().anyMatch(before::is) && !date;
        return !longer && !measured && (marked || plain) ? digital(match, true) : null;
    }

    private static @Nullable Token dashed(Pattern.Match match) {
        Token after = match.after();
        Token before = match.before();
        boolean longer = after != null && after.glued() && after.is(Term.DASH)
                || before != null
                        && before.is(Term.DASH)
                        && match.tokens.get(match.from).glued();
        return ROUND.contains(match.get("m").text()) && !longer ? digital(match, true) : null;
    }

    /// `2 часа` is an hour after a preposition of time or before a part of the day, a length elsewhere.
    private static boolean isHour(Pattern.Match match) {
        Token before = match.before();
        Token after = match.after();
        boolean clock = !match.tokens.get(match.to - 1).is(Term.UNIT);
        return clock
                || after != null && after.is(Term.PART)
                || before != null && BEFORE_TIMES.stream().anyMatch(before::is);
    }

    /// Kazakh puts the part before the hour, as an adjective.
    private static boolean isKazakhPart(Pattern.Match match) {
        boolean kazakh =
                match.get("p").meanings().stream().anyMatch(one -> one.flags().contains("kk"));
        return kazakh
                && (match.get("h").is(Term.HOUR)
                        || Bare.inHours(match.get("h")) && Bare.free(match.tokens, match.to - 1));
    }

    private static @Nullable Token inPart(Pattern.Match match) {
        Said said = Said.of(match.get("h"));
        Token part = match.get("p");
        Token before = match.before();
        boolean number = match.get("h").is(Term.NUMBER);
        boolean days = number
                && part.is(Term.UNIT)
                && (before == null || BEFORE_TIMES.stream().noneMatch(before::is));
        boolean nights = number && part.value(Term.PART) == 6 && before != null && before.is(Term.ON);
        if (said == null || days || nights) {
            return null;
        }
        int hour = said.certain()
                ? said.minutes() / Said.HOUR
                : Part.of(part.value(Term.PART)).hour(said.minutes() / Said.HOUR);
        return token(match, Term.TIME, hour % 24 * Said.HOUR + said.minutes() % Said.HOUR);
    }

    private static @Nullable Token inHalf(Pattern.Match match) {
        Said said = Said.of(match.get("h"));
        if (said == null || said.minutes() > Said.NOON + LAST_MINUTE) {
            return null;
        }
        return token(match, Term.TIME, said.minutes() % Said.NOON + match.value("a", 0) * Said.HOUR);
    }
}
