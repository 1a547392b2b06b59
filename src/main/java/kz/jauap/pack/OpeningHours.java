package kz.jauap.pack;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/// When the business is open.
///
/// @param week by day; a day without an entry is closed
/// @param text the same in the owner's words
public record OpeningHours(Map<DayOfWeek, Span> week, Wording text) {

    /// From opening to closing on one day; closing after midnight is not modelled.
    public record Span(LocalTime open, LocalTime close) {

        public Span {
            if (!open.isBefore(close)) {
                throw new IllegalArgumentException("opening comes before closing: " + open + " to " + close);
            }
        }
    }

    public OpeningHours {
        week = Map.copyOf(week);
    }

    /// The span it is open in at that moment of the business's own clock, if it is.
    public Optional<Span> at(LocalDateTime moment) {
        return Optional.ofNullable(week.get(moment.getDayOfWeek()))
                .filter(span -> !moment.toLocalTime().isBefore(span.open)
                        && moment.toLocalTime().isBefore(span.close));
    }
}
