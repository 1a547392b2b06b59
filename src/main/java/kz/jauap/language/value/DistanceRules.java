package kz.jauap.language.value;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import kz.jauap.language.expression.Numerals;
import kz.jauap.language.expression.Pattern;
import kz.jauap.language.expression.Term;
import org.jspecify.annotations.Nullable;

/// What is counted from now on (`через 2 часа`, `екі күннен кейін`), and lengths of time (`на 2 часа`).
final class DistanceRules {

    private static final int MINUTES_OF_HOUR = 60;
    private static final int MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;
    private static final int DAYS_OF_WEEK = 7;
    private static final int DAYS_OF_MONTH = 30;
    private static final long MOST = 1000;

    static final List<Rule<Piece>> ALL = List.of(
            Rule.of("in|in-en the? number:n? unit:u", (m, f) -> ahead(m, f, 1)),
            Rule.of("in|in-en half-hour", (m, f) -> moment(f.now().plusMinutes(MINUTES_OF_HOUR / 2))),
            Rule.of("in|in-en half the? unit=2", (m, f) -> moment(f.now().plusMinutes(MINUTES_OF_HOUR / 2))),
            Rule.of("number:n? unit@abl:u after-kk", (m, f) -> ahead(m, f, 1)),
            Rule.of("half unit@abl=2 after-kk", (m, f) -> moment(f.now().plusMinutes(MINUTES_OF_HOUR / 2))),
            Rule.of("after number:n unit:u", (m, f) -> ahead(m, f, 1)),
            Rule.of("number:n? unit:u ago|ago-kk", (m, f) -> ahead(m, f, -1)),
            Rule.of("half-hour ago", (m, f) -> moment(f.now().minusMinutes(MINUTES_OF_HOUR / 2))),
            Rule.of("on|to? number:n unit:u", (m, f) -> length(m)),
            Rule.of("unit=1 on number:n", (m, f) -> Piece.of(Duration.ofMinutes(count(m) / Numerals.ONE))),
            Rule.of("number:a dash|to number:n unit:u", (m, f) -> length(m)),
            Rule.of("on? half-hour", (m, f) -> Piece.of(Duration.ofMinutes(MINUTES_OF_HOUR / 2))),
            Rule.of("half unit=2", (m, f) -> Piece.of(Duration.ofMinutes(MINUTES_OF_HOUR / 2))),
            Rule.of("on the? unit=2", (m, f) -> Piece.of(Duration.ofHours(1))));

    private DistanceRules() {}

    /// The count in thousandths.
    private static long count(Pattern.Match match) {
        long count = match.has("n") ? match.get("n").value(Term.NUMBER) : Numerals.ONE;
        return Math.clamp(count, 0, MOST * Numerals.ONE);
    }

    private static @Nullable Piece ahead(Pattern.Match match, Frame frame, int sign) {
        long count = count(match) * sign;
        LocalDateTime now = frame.now();
        return switch ((int) match.value("u", 0)) {
            case 1 -> moment(now.plusMinutes(count / Numerals.ONE));
            case 2 -> moment(now.plusMinutes(count * MINUTES_OF_HOUR / Numerals.ONE));
            case 3 -> day(now.plusDays(count / Numerals.ONE));
            case 4 -> day(now.plusDays(count * DAYS_OF_WEEK / Numerals.ONE));
            case 5 -> day(now.plusMonths(count / Numerals.ONE));
            default -> null;
        };
    }

    private static @Nullable Piece day(LocalDateTime then) {
        return Piece.of(Calendar.on(then.toLocalDate()));
    }

    private static Piece moment(LocalDateTime then) {
        int minutes = then.getHour() * MINUTES_OF_HOUR + then.getMinute();
        return Piece.moment(Calendar.on(then.toLocalDate()), new Said(minutes, true));
    }

    private static @Nullable Piece length(Pattern.Match match) {
        long count = count(match);
        long minutes = switch ((int) match.value("u", 0)) {
            case 1 -> 1;
            case 2 -> MINUTES_OF_HOUR;
            case 3 -> MINUTES_OF_DAY;
            case 4 -> MINUTES_OF_DAY * DAYS_OF_WEEK;
            case 5 -> MINUTES_OF_DAY * DAYS_OF_MONTH;
            default -> 0;
        };
        return minutes == 0 ? null : Piece.of(Duration.ofMinutes(count * minutes / Numerals.ONE));
    }
}
