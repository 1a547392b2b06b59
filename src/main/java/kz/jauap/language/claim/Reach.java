package kz.jauap.language.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.jauap.language.claim.Said.Mood;

/// How far a "not" reaches in a sentence: over its own assertion, over the short ones that lead up to it ("notebooks,
/// tablets and watches we do not take"); whether it reaches the others cannot be told.
final class Reach {

    private Reach() {}

    static List<Assertion> of(List<Assertion> parts) {
        if (parts.stream().noneMatch(Assertion::negated)) {
            return parts;
        }
        Mood[] moods = new Mood[parts.size()];
        Arrays.fill(moods, Mood.UNCLEAR);
        for (int i = 0; i < moods.length; i++) {
            if (parts.get(i).negated()) {
                moods[i] = Mood.NEGATED;
                back(parts, moods, i);
            }
        }
        List<Assertion> out = new ArrayList<>();
        for (int i = 0; i < moods.length; i++) {
            out.add(in(parts.get(i), moods[i]));
        }
        return out;
    }

    private static void back(List<Assertion> parts, Mood[] moods, int from) {
        boolean said = weight(parts.get(from)) > 0;
        for (int i = from - 1; i >= 0; i--) {
            long weight = weight(parts.get(i));
            if (!said && weight > 0) {
                moods[i] = Mood.NEGATED;
                said = true;
            } else if (weight > 1
                    || !parts.get(i).quantities().isEmpty()
                    || parts.get(i).negated()) {
                return;
            } else {
                moods[i] = Mood.NEGATED;
            }
        }
    }

    private static long weight(Assertion part) {
        return part.words().stream().filter(word -> !word.common()).count();
    }

    private static Assertion in(Assertion part, Mood mood) {
        List<Said> words = part.words().stream()
                .map(word -> word.mood() == Mood.NEGATED ? word : word.in(mood))
                .toList();
        return new Assertion(words, part.quantities(), part.days(), part.negated(), part.from(), part.to());
    }
}
