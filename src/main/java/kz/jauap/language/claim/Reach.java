package kz.jauap.language.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import kz.jauap.language.claim.Said.Mood;

/// How far a "not" reaches in a sentence: over its own assertion, over the short ones that lead up to it ("notebooks,
/// tablets and watches we do not take"); whether it reaches the others cannot be told.
final class Reach {

    private Reach() {}

    /// @param contrasts numbers of the parts that are set against those before: no "not" of theirs reaches back
    static List<Assertion> of(List<Assertion> parts, Set<Integer> contrasts) {
        if (parts.stream().noneMatch(Assertion::negated)) {
            return parts;
        }
        Mood[] moods = new Mood[parts.size()];
        Arrays.fill(moods, Mood.UNCLEAR);
        for (int i = 0; i < moods.length; i++) {
            if (parts.get(i).negated()) {
                moods[i] = Mood.NEGATED;
                if (contrasts.contains(i) && weight(parts.get(i)) > 0) {
                    affirm(parts, moods, i);
                } else {
                    back(parts, moods, i);
                }
            }
        }
        List<Assertion> out = new ArrayList<>();
        for (int i = 0; i < moods.length; i++) {
            out.add(in(parts.get(i), moods[i]));
        }
        return out;
    }

    /// "We mend, but do not sell": what stands before is meant as it is said.
    private static void affirm(List<Assertion> parts, Mood[] moods, int before) {
        for (int i = 0; i < before; i++) {
            moods[i] = parts.get(i).negated() || moods[i] == Mood.NEGATED ? moods[i] : Mood.AFFIRMED;
        }
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
