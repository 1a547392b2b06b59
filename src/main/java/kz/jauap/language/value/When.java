package kz.jauap.language.value;

import java.util.List;
import java.util.Optional;

/// A moment a customer speaks of: a day, a time, or both.
///
/// @param days its readings, likeliest first; none when no day was said
/// @param clocks its readings, likeliest first; none when no time was said
/// @param excluded said as one that does not suit: "not on Saturday"
/// @param from where it starts in the text
/// @param to where it ends, exclusive
/// @param said the customer's words
public record When(List<Day> days, List<Clock> clocks, boolean excluded, int from, int to, String said) {

    public When {
        days = List.copyOf(days);
        clocks = List.copyOf(clocks);
    }

    public Optional<Day> day() {
        return days.stream().findFirst();
    }

    public Optional<Clock> clock() {
        return clocks.stream().findFirst();
    }

    /// The customer has to be asked which of the readings is meant.
    public boolean ambiguous() {
        return days.size() > 1 || clocks.size() > 1;
    }
}
