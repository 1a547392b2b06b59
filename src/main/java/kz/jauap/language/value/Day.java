package kz.jauap.language.value;

import java.time.DayOfWeek;
import java.time.LocalDate;

/// The day or days a customer speaks of, in the tenant's calendar.
public sealed interface Day {

    /// The first of the days.
    LocalDate from();

    /// The last of the days, the same as the first when there is one.
    LocalDate until();

    /// A date, said by its number or by its distance.
    record On(LocalDate date) implements Day {

        @Override
        public LocalDate from() {
            return date;
        }

        @Override
        public LocalDate until() {
            return date;
        }
    }

    /// A day of the week and the date it is.
    record Weekday(DayOfWeek weekday, LocalDate date) implements Day {

        @Override
        public LocalDate from() {
            return date;
        }

        @Override
        public LocalDate until() {
            return date;
        }
    }

    /// Some days: a weekend, a week, a month.
    record Span(LocalDate from, LocalDate until) implements Day {}
}
