package kz.jauap.eval;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/// The day on which cases are played: the Tuesday to come, so that the same pack answers the same on any day.
record Day(LocalDate date, ZoneId zone) {

    /// When nothing else is said.
    static final LocalTime NOON = LocalTime.NOON;

    static Day next(Clock clock, ZoneId zone) {
        return new Day(LocalDate.now(clock.withZone(zone)).with(TemporalAdjusters.next(DayOfWeek.TUESDAY)), zone);
    }

    ZonedDateTime at(LocalTime time) {
        return date.atTime(time).atZone(zone);
    }
}
