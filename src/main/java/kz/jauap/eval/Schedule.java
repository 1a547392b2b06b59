package kz.jauap.eval;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;

/// When a conversation is played: those that begin at one time of day and pause alike are played together, those
/// with long pauses last, since the clock of a house only goes on.
///
/// @param length of all pauses together
record Schedule(LocalTime at, Duration length, String pauses) implements Comparable<Schedule> {

    private static final Duration SLACK = Duration.ofHours(2);
    private static final Comparator<Schedule> ORDER =
            Comparator.comparing(Schedule::length).thenComparing(Schedule::at).thenComparing(Schedule::pauses);

    static Schedule of(Stage.Script script) {
        List<Duration> pauses = script.bursts().stream().map(Burst::after).toList();
        Duration length = pauses.stream().reduce(Duration.ZERO, Duration::plus);
        return new Schedule(script.at(), length, length.isZero() ? "" : pauses.toString());
    }

    /// The first such day of a week that is not over.
    ///
    /// @param day the earliest
    Instant begins(ZonedDateTime day, Instant now) {
        ZonedDateTime begins = day;
        while (begins.plus(SLACK).toInstant().isBefore(now)) {
            begins = begins.plusWeeks(1);
        }
        return begins.toInstant();
    }

    @Override
    public int compareTo(Schedule other) {
        return ORDER.compare(this, other);
    }
}
