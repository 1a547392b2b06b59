package kz.jauap.booking;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// When on a day: at a time, or anywhere between two.
///
/// @param until null for the very time `from`
public record TimeWish(LocalTime from, @Nullable LocalTime until) {

    static TimeWish at(LocalTime time) {
        return new TimeWish(time, null);
    }

    boolean exact() {
        return until == null;
    }

    @Override
    public String toString() {
        return until == null ? from.toString() : from + "-" + until;
    }
}
