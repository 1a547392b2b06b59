package kz.jauap.booking;

import java.time.LocalTime;
import kz.jauap.language.value.Clock;
import org.jspecify.annotations.Nullable;

/// When on a day: at a time, or anywhere between two.
///
/// @param until null for the very time `from`
public record TimeWish(LocalTime from, @Nullable LocalTime until) {

    static TimeWish at(LocalTime time) {
        return new TimeWish(time, null);
    }

    /// What was said, as hours of the day.
    static TimeWish of(Clock clock) {

        return switch (clock) {
            case Clock.At(LocalTime at) -> TimeWish.at(at);
            case Clock.Window(LocalTime from, LocalTime until) ->
                new TimeWish(from == null ? LocalTime.MIN : from, until == null ? LocalTime.MAX : until);
            case Clock.In(var part) ->
                new TimeWish(part.from(), part.until().isAfter(part.from()) ? part.until() : LocalTime.MAX);
        };
    }

    boolean exact() {
        return until == null;
    }

    @Override
    public String toString() {
        return until == null ? from.toString() : from + "-" + until;
    }
}
