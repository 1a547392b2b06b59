package kz.jauap.language.value;

import java.time.LocalDate;
import java.util.List;
import kz.jauap.language.expression.Pattern;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;
import org.jspecify.annotations.Nullable;

/// What is said about the day: by its name, its number, its distance; weeks, months and weekends.
final class DayRules {

    private static final int LAST_HOUR = 24;
    private static final int LONGEST_MONTH = 31;

    static final List<Rule<Piece>> ALL = List.of(
            Rule.of("at|on|from|to? day:d", (m, f) -> named(m, f)),
            Rule.of("the? unit=3 after day=1", (m, f) -> day(f, 2)),
            Rule.of(
                    "at|on|from|to|after? the? weekday:w dated?",
                    (m, f) -> days(Calendar.coming(m.value("w", 1), f.today()))),
            Rule.of(
                    "at|on? this weekday:w dated?",
                    (m, f) -> days(Calendar.coming(m.value("w", 1), f.today()).subList(0, 1))),
            Rule.of("at|on? next weekday:w dated?", (m, f) -> days(Calendar.next(m.value("w", 1), f.today()))),
            Rule.of("at|on? last weekday:w dated?", (m, f) -> days(Calendar.last(m.value("w", 1), f.today()))),
            Rule.of(
                    "at|on? next unit=4 at|on? weekday:w dated?",
                    (m, f) -> days(week(m, f.today().plusWeeks(1)))),
            Rule.of("at|on? this unit=4 at|on? weekday:w dated?", (m, f) -> days(week(m, f.today()))),
            Rule.of(
                    "at|on? weekday:w at|on? next unit=4",
                    (m, f) -> days(week(m, f.today().plusWeeks(1)))),
            Rule.of("at|on? weekday:w at|on? this unit=4", (m, f) -> days(week(m, f.today()))),
            Rule.of(
                    "in number:n? unit=4 at|on? weekday:w",
                    (m, f) -> days(week(m, f.today().plusWeeks(count(m))))),
            Rule.of("at|on? this? weekend", (m, f) -> days(Calendar.weekend(f.today(), 0))),
            Rule.of("at|on? next weekend", (m, f) -> days(Calendar.weekend(f.today(), 1))),
            Rule.of("at|on? the? end unit=4", (m, f) -> days(Calendar.weekend(f.today(), 0))),
            Rule.of("unit=4 end", (m, f) -> days(Calendar.weekend(f.today(), 0))),
            Rule.of("at|on? this unit=4", (m, f) -> days(Calendar.week(f.today(), 0))),
            Rule.of("at|on? next unit=4", (m, f) -> days(Calendar.week(f.today(), 1))),
            Rule.of("at|on? this unit=5", (m, f) -> days(Calendar.month(first(f.today()), f.today()))),
            Rule.of(
                    "at|on? next unit=5",
                    (m, f) -> days(Calendar.month(first(f.today()).plusMonths(1), f.today()))),
            Rule.of("at|in-en|on month:m", (m, f) -> month(m, f)),
            Rule.of("month@loc:m", (m, f) -> month(m, f)),
            Rule.of("at|on|from|to? number|ordinal:d dash? +nth? month:m dated?", (m, f) -> date(m, f)),
            Rule.of("at|on|from|to? number|ordinal:d dash? +nth? month:m number:y", (m, f) -> date(m, f)),
            Rule.of(
                    "at|on? month:m the? number:d +nth?",
                    (m, f) -> m.has("d") && Bare.free(m.tokens, m.to - 1) ? date(m, f) : null),
            Rule.of("from? number:d dash|to|po number:e month:m", (m, f) -> dates(m, f)),
            Rule.of("at|on|from|to? number:d +dash? +nth", (m, f) -> ofMonth(m, f)),
            Rule.of("at|on|from|to? number|ordinal:d +dash? nth? dated", (m, f) -> ofMonth(m, f)),
            Rule.of("at|on|to ordinal:d", (m, f) -> ofMonth(m, f)),
            Rule.of("on|at number:d", (m, f) -> late(m, f)),
            Rule.of("at|on|from|to? number:d +dot|slash +number:m", (m, f) -> numeric(m, f)),
            Rule.of(
                    "at|on|from|to? number:d +dot|slash|dash +number:m +dot|slash|dash +number:y",
                    (m, f) -> numeric(m, f)),
            Rule.of("at|on? number:y +dash +number:m +dash +number:d", (m, f) -> iso(m, f)));

    private DayRules() {}

    /// A word like "tonight" is a day and a part of it.
    private static Piece named(Pattern.Match match, Frame frame) {
        List<Day> days = Calendar.on(frame.today().plusDays(match.value("d", 0)));
        long part = match.get("d").value(Term.PART);
        return new Piece(days, null, null, false, part == Token.NONE ? null : Part.of(part), null);
    }

    private static @Nullable Piece days(@Nullable List<Day> days) {
        return Piece.of(days);
    }

    private static @Nullable Piece day(Frame frame, long distance) {
        return days(Calendar.on(frame.today().plusDays(distance)));
    }

    private static List<Day> week(Pattern.Match match, LocalDate anyDay) {
        return Calendar.inWeek(match.value("w", 1), anyDay);
    }

    private static LocalDate first(LocalDate day) {
        return day.withDayOfMonth(1);
    }

    private static long count(Pattern.Match match) {
        return match.has("n") ? Math.clamp(Bare.whole(match.get("n")), 0, LAST_HOUR) : 1;
    }

    private static @Nullable Piece month(Pattern.Match match, Frame frame) {
        return days(Calendar.month(Calendar.firstOf(match.value("m", 1), frame.today()), frame.today()));
    }

    private static long number(Pattern.Match match, String name) {
        Token token = match.get(name);
        return token.is(Term.ORDINAL) ? token.value(Term.ORDINAL) : Bare.whole(token);
    }

    private static @Nullable Piece date(Pattern.Match match, Frame frame) {
        long year = match.has("y") ? number(match, "y") : 0;
        boolean said = !match.has("y") || match.get("y").text().length() == 4 && year > 2000 && year < 2100;
        return said ? days(Calendar.date(number(match, "d"), match.value("m", 1), year, frame.today())) : null;
    }

    private static @Nullable Piece dates(Pattern.Match match, Frame frame) {
        List<Day> from = Calendar.date(number(match, "d"), match.value("m", 1), 0, frame.today());
        List<Day> until = Calendar.date(number(match, "e"), match.value("m", 1), 0, frame.today());
        if (from == null
                || until == null
                || from.getFirst().from().isAfter(until.getFirst().from())) {
            return days(until);
        }
        return days(Calendar.span(from.getFirst().from(), until.getFirst().from()));
    }

    private static @Nullable Piece ofMonth(Pattern.Match match, Frame frame) {
        return days(Calendar.dayOfMonth(number(match, "d"), frame.today()));
    }

    /// "на 25": too late for an hour, so a day.
    private static @Nullable Piece late(Pattern.Match match, Frame frame) {
        long number = number(match, "d");
        boolean day = number > LAST_HOUR && number <= LONGEST_MONTH && Bare.free(match.tokens, match.to - 1);
        return day ? ofMonth(match, frame) : null;
    }

    private static @Nullable Piece numeric(Pattern.Match match, Frame frame) {
        Token after = match.after();
        Token before = match.before();
        boolean longer = after != null && after.glued() && (after.is(Term.NUMBER) || joins(match, after));
        boolean measured = after != null && (after.is(Term.CURRENCY) || after.is(Term.SCALE) || after.is(Term.COUNTED));
        boolean inside = before != null && match.tokens.get(match.from).glued();
        boolean padded = match.get("m").text().length() == 2;
        long year = match.has("y") ? number(match, "y") : 0;
        boolean said = !match.has("y")
                || year > 2000 && year < 2100
                || match.get("y").text().length() == 2;
        return longer || measured || inside || !padded || !said
                ? null
                : days(Calendar.date(number(match, "d"), number(match, "m"), year, frame.today()));
    }

    private static boolean joins(Pattern.Match match, Token after) {
        boolean joint = after.is(Term.DOT) || after.is(Term.SLASH) || after.is(Term.DASH);
        return joint
                && match.to + 1 < match.tokens.size()
                && match.tokens.get(match.to + 1).glued();
    }

    private static @Nullable Piece iso(Pattern.Match match, Frame frame) {
        boolean year = match.get("y").text().length() == 4;
        return year
                ? days(Calendar.date(number(match, "d"), number(match, "m"), number(match, "y"), frame.today()))
                : null;
    }
}
