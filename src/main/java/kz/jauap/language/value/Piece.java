package kz.jauap.language.value;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One part of a moment as it was found: a day, a time, a part of the day; or a length of time.
///
/// @param window whether `start` and `end` bound a time, rather than `start` being the time itself
record Piece(
        @Nullable List<Day> days,
        @Nullable Said start,
        @Nullable Said end,
        boolean window,
        @Nullable Part part,
        @Nullable Duration length) {

    /// Words of time that speak of no moment, as a greeting.
    static final Piece NOTHING = new Piece(null, null, null, false, null, null);

    static @Nullable Piece of(@Nullable List<Day> days) {
        return days == null ? null : new Piece(days, null, null, false, null, null);
    }

    static @Nullable Piece at(@Nullable Said time) {
        return time == null ? null : new Piece(null, time, null, false, null, null);
    }

    static Piece moment(List<Day> days, Said time) {
        return new Piece(days, time, null, false, null, null);
    }

    static @Nullable Piece between(@Nullable Said from, @Nullable Said until) {
        return from == null && until == null ? null : new Piece(null, from, until, true, null, null);
    }

    static Piece in(Part part) {
        return new Piece(null, null, null, false, part, null);
    }

    static Piece of(Duration length) {
        return new Piece(null, null, null, false, null, length);
    }

    boolean hasTime() {
        return start != null || end != null;
    }
}
