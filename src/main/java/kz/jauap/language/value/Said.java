package kz.jauap.language.value;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;
import org.jspecify.annotations.Nullable;

/// A time as it was said.
///
/// @param minutes of the day
/// @param certain false when it may be before or after noon
record Said(int minutes, boolean certain) {

    static final int HOUR = 60;
    static final int NOON = 12 * HOUR;
    private static final int DAY = 24 * HOUR;
    private static final LocalTime EARLIEST = LocalTime.of(7, 0);

    /// @return null when the token is no time
    static @Nullable Said of(Token token) {
        if (token.is(Term.TIME)) {
            return new Said((int) token.value(Term.TIME), true);
        }
        if (token.is(Term.HOUR)) {
            return new Said((int) token.value(Term.HOUR), false);
        }
        return Bare.inHours(token) ? hour((int) Bare.whole(token), token.text()) : null;
    }

    static Said hour(int hour, String text) {
        boolean certain = hour == 0 || hour > NOON / HOUR || text.startsWith("0");
        return new Said(hour * HOUR % DAY, certain);
    }

    /// Its readings, likeliest first: those in the hours of business, after now when it is today.
    List<LocalTime> readings(@Nullable Part part, Frame frame, boolean today) {
        LocalTime said = LocalTime.ofSecondOfDay(minutes * 60L);
        if (certain || minutes >= NOON && part != Part.NIGHT) {
            return List.of(said);
        }
        if (part != null) {
            int hour = part.hour(minutes / HOUR);
            return List.of(said.withHour(hour % 24));
        }
        List<LocalTime> both = List.of(said, said.plusHours(NOON / HOUR));
        List<LocalTime> fit = both.stream()
                .filter(frame::isOpen)
                .filter(time -> !today || time.isAfter(frame.now().toLocalTime()))
                .toList();
        return fit.isEmpty() ? likelier(both) : likelier(fit);
    }

    private static List<LocalTime> likelier(List<LocalTime> times) {
        List<LocalTime> sorted = new ArrayList<>(times);
        sorted.sort((a, b) -> Boolean.compare(a.isBefore(EARLIEST), b.isBefore(EARLIEST)));
        return sorted;
    }
}
