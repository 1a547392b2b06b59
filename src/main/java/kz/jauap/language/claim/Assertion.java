package kz.jauap.language.claim;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;

/// One thing a text says: a sentence or a part of one.
///
/// @param days of the week it speaks of, none when it names none and none was named before it
/// @param negated whether it denies, or says that it is closed
/// @param from where it starts in the text
/// @param to where it ends, exclusive
public record Assertion(
        List<Said> words, List<Quantity> quantities, Set<DayOfWeek> days, boolean negated, int from, int to) {

    public Assertion {
        words = List.copyOf(words);
        quantities = List.copyOf(quantities);
        days = Set.copyOf(days);
    }

    public boolean says(Said word) {
        return words.stream().anyMatch(word::sameAs);
    }
}
