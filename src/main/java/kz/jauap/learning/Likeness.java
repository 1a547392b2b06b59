package kz.jauap.learning;

import kz.jauap.language.Edits;
import kz.jauap.learning.Gist.Telling;

/// How much two questions ask the same, from 0 to 1: as much as the words of each cover those of the other.
final class Likeness {

    private static final double SLIP = 0.85;
    private static final double SAME_BEGINNING = 0.75;
    private static final int MARK = 2;
    private static final int ONE_SLIP_FROM = 5;
    private static final int TWO_SLIPS_FROM = 9;
    private static final int SHORTEST_BEGINNING = 4;
    private static final double MOST_OF_IT = 0.65;
    private static final double OF_THE_OPPOSITE = 0.7;

    private Likeness() {}

    static double of(Gist one, Gist other) {
        double there = covered(one, other);
        double back = covered(other, one);
        double both = there + back == 0 ? 0 : 2 * there * back / (there + back);
        return one.negated() == other.negated() ? both : both * OF_THE_OPPOSITE;
    }

    /// The share of a question's words that another has, too.
    private static double covered(Gist question, Gist by) {
        double all = 0;
        double covered = 0;
        for (Telling word : question.words()) {
            double best = 0;
            for (Telling other : by.words()) {
                best = Math.max(best, alike(word, other));
            }
            all += word.share();
            covered += word.share() * best;
        }
        return all == 0 ? 0 : covered / all;
    }

    private static double alike(Telling word, Telling other) {
        double best = 0;
        for (String term : word.terms()) {
            if (other.terms().contains(term)) {
                return 1;
            }
            for (String another : other.terms()) {
                best = Math.max(best, near(term, another));
            }
        }
        return best;
    }

    /// A slip of the finger, or another word of the same root.
    private static double near(String term, String other) {
        boolean comparable = term.length() > MARK
                && other.length() > MARK
                && term.charAt(1) == ':'
                && term.charAt(0) == other.charAt(0)
                && term.charAt(MARK) == other.charAt(MARK); // the first letter is hardly ever mistyped
        if (!comparable) {
            return 0;
        }
        int letters = Math.min(term.length(), other.length()) - MARK;
        int slips = letters >= TWO_SLIPS_FROM ? 2 : letters >= ONE_SLIP_FROM ? 1 : 0;
        if (slips > 0 && Edits.between(term, other, slips) <= slips) {
            return SLIP;
        }
        int same = MARK;
        while (same < term.length() && same < other.length() && term.charAt(same) == other.charAt(same)) {
            same++;
        }
        int beginning = same - MARK;
        int longer = Math.max(term.length(), other.length()) - MARK;
        return beginning >= SHORTEST_BEGINNING && beginning >= MOST_OF_IT * longer ? SAME_BEGINNING : 0;
    }
}
