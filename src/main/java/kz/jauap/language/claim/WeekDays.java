package kz.jauap.language.claim;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;

/// Finds the days of the week in a run of tokens: single days, runs of them, `ежедневно`, `жұмыс күндері`.
final class WeekDays {

    private static final List<String> PLURALS =
            List.of("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays");
    private static final Set<DayOfWeek> WORK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> REST = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final List<Token> tokens;
    private final boolean[] taken;

    WeekDays(List<Token> tokens, boolean[] taken) {
        this.tokens = tokens;
        this.taken = taken;
    }

    /// The days named from one token to another; marks their tokens as taken.
    Set<DayOfWeek> in(int from, int to) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (int i = from; i < to; i++) {
            if (!taken[i]) {
                phrase(i, days);
                weekday(i, to, days);
            }
        }
        return days;
    }

    private void phrase(int i, Set<DayOfWeek> days) {
        words(i, "daily", EnumSet.allOf(DayOfWeek.class), days);
        words(i, "workdays", WORK, days);
        words(i, "rest-days", REST, days);
        for (int day = 0; day < PLURALS.size(); day++) {
            words(i, PLURALS.get(day), Set.of(DayOfWeek.of(day + 1)), days);
        }
    }

    private void words(int i, String section, Set<DayOfWeek> meant, Set<DayOfWeek> days) {
        int size = taken[i] ? 0 : Wordings.ALL.at(section, tokens, i);
        if (size > 0) {
            days.addAll(meant);
            mark(i, i + size);
        }
    }

    private void weekday(int i, int to, Set<DayOfWeek> days) {
        if (taken[i] || !tokens.get(i).is(Term.WEEKDAY)) {
            return;
        }
        int first = (int) tokens.get(i).value(Term.WEEKDAY);
        int end = until(i, to);
        if (end > i) {
            for (int day = first, last = (int) tokens.get(end).value(Term.WEEKDAY); ; day = day % 7 + 1) {
                days.add(DayOfWeek.of(day));
                if (day == last) {
                    break;
                }
            }
        }
        days.add(DayOfWeek.of(first));
        mark(i, end + 1);
    }

    /// The last day of a run that starts at a token, or the token itself.
    private int until(int i, int to) {
        boolean near = i + 1 < to
                && tokens.get(i + 1).is(Term.WEEKDAY)
                && tokens.get(i).ending() == Term.ABL;
        if (near) {
            return i + 1;
        }
        boolean run = i + 2 < to
                && tokens.get(i + 2).is(Term.WEEKDAY)
                && (tokens.get(i + 1).is(Term.DASH)
                        || tokens.get(i + 1).is(Term.PO)
                        || tokens.get(i + 1).is(Term.TO));
        return run ? i + 2 : i;
    }

    private void mark(int from, int to) {
        for (int i = from; i < to; i++) {
            taken[i] = true;
        }
    }
}
