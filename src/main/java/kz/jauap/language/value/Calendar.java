package kz.jauap.language.value;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Dates as people count them: the next such day that has not passed.
final class Calendar {

    private static final int WEEK = 7;
    private static final int YEARS_TO_TRY = 8;
    private static final int MONTHS_TO_TRY = 12;
    private static final int CENTURY = 2000;

    private Calendar() {}

    /// The coming one. On the day itself people mostly mean the next week's, and have to be asked.
    static List<Day> coming(long number, LocalDate today) {
        LocalDate date = today.with(TemporalAdjusters.next(DayOfWeek.of((int) number)));
        return date.equals(today.plusDays(WEEK)) ? List.of(weekday(date), weekday(today)) : List.of(weekday(date));
    }

    /// The one of the next week. When this week's is still to come, people have to be asked.
    static List<Day> next(long number, LocalDate today) {
        LocalDate date = monday(today).plusDays(WEEK + number - 1);
        LocalDate nearer = date.minusDays(WEEK);
        return nearer.isAfter(today) ? List.of(weekday(date), weekday(nearer)) : List.of(weekday(date));
    }

    static List<Day> inWeek(long number, LocalDate anyDay) {
        return List.of(weekday(monday(anyDay).plusDays(number - 1)));
    }

    static List<Day> last(long number, LocalDate today) {
        return List.of(weekday(today.with(TemporalAdjusters.previous(DayOfWeek.of((int) number)))));
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Day weekday(LocalDate date) {
        return new Day.Weekday(date.getDayOfWeek(), date);
    }

    static List<Day> on(LocalDate date) {
        return List.of(new Day.On(date));
    }

    static List<Day> span(LocalDate from, LocalDate until) {
        return List.of(new Day.Span(from, until));
    }

    static List<Day> weekend(LocalDate today, int weeksAhead) {
        LocalDate saturday = monday(today).plusDays(DayOfWeek.SATURDAY.getValue() - 1L + (long) WEEK * weeksAhead);
        LocalDate from = saturday.isBefore(today) ? today : saturday;
        return span(from, saturday.plusDays(1));
    }

    static List<Day> week(LocalDate today, int weeksAhead) {
        LocalDate monday = monday(today).plusDays((long) WEEK * weeksAhead);
        return span(weeksAhead == 0 ? today : monday, monday.plusDays(WEEK - 1L));
    }

    static List<Day> month(LocalDate first, LocalDate today) {
        LocalDate from = first.isBefore(today) ? today : first;
        return span(from, first.with(TemporalAdjusters.lastDayOfMonth()));
    }

    /// The first day of the next such month, of this one when we are in it.
    static LocalDate firstOf(long month, LocalDate today) {
        int year = month < today.getMonthValue() ? today.getYear() + 1 : today.getYear();
        return LocalDate.of(year, (int) month, 1);
    }

    /// @param year 0 for the next such date that has not passed
    static @Nullable List<Day> date(long day, long month, long year, LocalDate today) {
        if (day < 1 || day > 31 || month < 1 || month > 12) {
            return null;
        }
        if (year != 0) {
            LocalDate date = valid(year < 100 ? year + CENTURY : year, month, day);
            return date == null ? null : on(date);
        }
        for (int i = 0; i <= YEARS_TO_TRY; i++) {
            LocalDate date = valid(today.getYear() + i, month, day);
            if (date != null && !date.isBefore(today)) {
                return on(date);
            }
        }
        return null;
    }

    /// The next such day of a month.
    static @Nullable List<Day> dayOfMonth(long day, LocalDate today) {
        for (int i = 0; i <= MONTHS_TO_TRY; i++) {
            LocalDate month = today.plusMonths(i);
            LocalDate date = valid(month.getYear(), month.getMonthValue(), day);
            if (date != null && !date.isBefore(today)) {
                return on(date);
            }
        }
        return null;
    }

    private static @Nullable LocalDate valid(long year, long month, long day) {
        try {
            return LocalDate.of((int) year, (int) month, (int) day);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
