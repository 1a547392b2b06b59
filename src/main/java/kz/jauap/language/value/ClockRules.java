package kz.jauap.language.value;

import java.util.List;
import kz.jauap.language.expression.Pattern;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;
import org.jspecify.annotations.Nullable;

/// What is said about the time of the day: at, from, until, between, and parts of the day.
final class ClockRules {

    private static final String T = "time|hour|number:";

    static final List<Rule<Piece>> ALL = List.of(
            Rule.of("between " + T + "a and|dash " + T + "b", (m, f) -> range(m)),
            Rule.of(T + "a and|dash " + T + "b between-kk", (m, f) -> range(m)),
            Rule.of("from hedge? " + T + "a to hedge? " + T + "b", (m, f) -> range(m)),
            Rule.of("from " + T + "a dash|po " + T + "b", (m, f) -> range(m)),
            Rule.of("time|hour|number@abl:a time|hour|number@dat:b to-kk", (m, f) -> range(m)),
            Rule.of("at|on? time|hour:a dash time|hour|number:b", (m, f) -> range(m)),
            Rule.of("at|on? number:a dash time|hour:b", (m, f) -> range(m)),
            Rule.of("at|on number:a dash number:b", (m, f) -> range(m)),
            Rule.of("to hedge? " + T + "b", (m, f) -> window(m, null, "b")),
            Rule.of("time|hour|number@dat:b to-kk", (m, f) -> window(m, null, "b")),
            Rule.of("from hedge? " + T + "a", (m, f) -> isRange(m) ? null : window(m, "a", null)),
            Rule.of("time|hour|number@abl:a from-kk", (m, f) -> window(m, "a", null)),
            Rule.of("after hedge? " + T + "a", (m, f) -> window(m, "a", null)),
            Rule.of("time|hour|number@abl:a after-kk", (m, f) -> window(m, "a", null)),
            Rule.of("later " + T + "a", (m, f) -> window(m, "a", null)),
            Rule.of("earlier " + T + "b", (m, f) -> window(m, null, "b")),
            Rule.of("not later " + T + "b", (m, f) -> window(m, null, "b")),
            Rule.of("not earlier " + T + "a", (m, f) -> window(m, "a", null)),
            Rule.of("at|on hedge? hedge? " + T + "a", (m, f) -> at(m)),
            Rule.of("oclock at " + T + "a", (m, f) -> at(m)),
            Rule.of("at oclock part:p", (m, f) -> one(m)),
            Rule.of("at oclock", (m, f) -> lone(m)),
            Rule.of("oclock part:p", (m, f) -> one(m)),
            Rule.of("number@loc:a", (m, f) -> at(m)),
            Rule.of("number@dat:a", (m, f) -> at(m)),
            Rule.of("time|hour:a", (m, f) -> at(m)),
            Rule.of("at|on|from|in-en? the? part:p", (m, f) -> Piece.in(Part.of(m.value("p", 1)))),
            Rule.of("greet the? part|day|weekday|weekend|unit", (m, f) -> Piece.NOTHING),
            Rule.of("after the? part=2", (m, f) -> Piece.in(Part.AFTERNOON)),
            Rule.of("part@abl=2 after-kk", (m, f) -> Piece.in(Part.AFTERNOON)),
            Rule.of("to the? part=2", (m, f) -> Piece.in(Part.MORNING)),
            Rule.of("part@dat=2 to-kk", (m, f) -> Piece.in(Part.MORNING)),
            Rule.of("at first-of half unit|part", (m, f) -> Piece.in(Part.MORNING)),
            Rule.of("at second-of half unit|part", (m, f) -> Piece.in(Part.AFTERNOON)));

    private ClockRules() {}

    private static @Nullable Said said(Pattern.Match match, @Nullable String name) {
        return name == null ? null : Said.of(match.get(name));
    }

    /// A number at the end of what was found must stand free.
    private static boolean free(Pattern.Match match) {
        Token last = match.tokens.get(match.to - 1);
        return !last.is(Term.NUMBER) || Bare.free(match.tokens, match.to - 1);
    }

    private static @Nullable Piece at(Pattern.Match match) {
        return free(match) ? Piece.at(said(match, "a")) : null;
    }

    private static @Nullable Piece window(Pattern.Match match, @Nullable String from, @Nullable String until) {
        return free(match) ? Piece.between(said(match, from), said(match, until)) : null;
    }

    /// A range goes on that was found to be none of times.
    private static boolean isRange(Pattern.Match match) {
        Token after = match.after();
        return after != null && (after.is(Term.TO) || after.is(Term.PO));
    }

    private static @Nullable Piece range(Pattern.Match match) {
        Said from = said(match, "a");
        Said until = said(match, "b");
        return from == null || until == null || !free(match) ? null : Piece.between(from, until);
    }

    private static @Nullable Piece one(Pattern.Match match) {
        int hour = Part.of(match.value("p", 1)).hour(1);
        return Piece.at(new Said(hour * Said.HOUR, true));
    }

    /// `в час` is one o'clock; `в часах` or `в час пик` are not.
    private static @Nullable Piece lone(Pattern.Match match) {
        Token word = match.tokens.get(match.to - 1);
        boolean single = word.value(Term.UNIT) == 2 && word.text().length() == 3
                || word.isWord() && word.text().length() == 4 && !word.is(Term.UNIT);
        return single && Bare.free(match.tokens, match.to - 1) ? Piece.at(new Said(Said.HOUR, false)) : null;
    }
}
