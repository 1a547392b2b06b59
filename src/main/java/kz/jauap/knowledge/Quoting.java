package kz.jauap.knowledge;

import java.util.List;
import java.util.Set;
import kz.jauap.knowledge.StemAnalyzer.Want;
import kz.jauap.language.morphology.Stems;
import kz.jauap.language.value.Numbers;

/// Chooses what of a passage to quote: the sentence, or two, that have most of the question's words. What stands above
/// them (the heading, the name of the document) and the rest of the passage help a little: a question may name what the
/// whole passage is about.
final class Quoting {

    /// A word that only the passage around the quotation has.
    private static final double AROUND = 0.6;

    /// Where a number or a price is asked for and none is said.
    private static final double NUMBERLESS = 0.6;

    private static final int LONGEST = 420;
    private static final double WORTH_A_SECOND = 0.01;
    /// Words of a question that are looked at; each has one bit.
    private static final int MOST_WORDS = 60;

    private final Stems stems = new Stems();
    private final List<Set<String>> words;
    private final List<Double> weights;
    private final Want want;

    /// @param weights of the words, all above zero
    /// @param want what the question wants in its answer
    Quoting(List<Set<String>> words, List<Double> weights, Want want) {
        this.want = want;
        this.words = words.subList(0, Math.min(MOST_WORDS, words.size()));
        this.weights = weights;
    }

    /// @param covered share of the question's weight that is said, from 0 to 1
    record Quoted(String text, double covered) {}

    /// A sentence and which words of the question it has, a bit each.
    private record Sentence(String text, long words) {

        Sentence and(Sentence next) {
            return new Sentence(text + " " + next.text, words | next.words);
        }
    }

    Quoted best(Passage passage) {
        List<List<Sentence>> blocks = passage.text()
                .lines()
                .map(block -> Sentences.of(block).stream().map(this::read).toList())
                .toList();
        long above = read(passage.heading() + ". " + passage.name()).words;
        long around =
                blocks.stream().flatMap(List::stream).mapToLong(Sentence::words).reduce(above, (a, b) -> a | b);
        Quoted best = new Quoted("", 0);
        for (List<Sentence> block : blocks) {
            for (Sentence one : block) {
                best = better(best, one, above, around);
            }
        }
        for (List<Sentence> block : blocks) {
            for (int i = 0; i + 1 < block.size(); i++) {
                best = better(best, block.get(i).and(block.get(i + 1)), above, around);
            }
        }
        return best;
    }

    private Quoted better(Quoted best, Sentence said, long above, long around) {
        if (said.words == 0 || said.text.length() > LONGEST) {
            return best;
        }
        double covered = covered(said.words | above, around);
        if (covered <= best.covered + WORTH_A_SECOND) {
            return best;
        }
        double lacking = covered * (tellsWhatIsWanted(said.text) ? 1 : NUMBERLESS);
        return lacking > best.covered + WORTH_A_SECOND ? new Quoted(said.text, lacking) : best;
    }

    /// Whether a sentence may be quoted at all: it is not too long and tells what is wanted.
    boolean suits(String text) {
        return text.length() <= LONGEST && tellsWhatIsWanted(text);
    }

    private boolean tellsWhatIsWanted(String text) {
        return switch (want) {
            case WORDS -> true;
            case NUMBER ->
                text.chars().anyMatch(Character::isDigit) || !Numbers.in(text).isEmpty();
            case MONEY -> !Numbers.money(text).isEmpty();
        };
    }

    private double covered(long said, long around) {
        double all = 0;
        double covered = 0;
        for (int i = 0; i < words.size(); i++) {
            double share = (said & 1L << i) != 0 ? 1 : (around & 1L << i) != 0 ? AROUND : 0;
            all += weights.get(i);
            covered += share * weights.get(i);
        }
        return all > 0 ? covered / all : 0;
    }

    private Sentence read(String text) {
        long found = 0;
        for (Set<String> terms : StemAnalyzer.words(text, false, stems)) {
            for (int i = 0; i < words.size(); i++) {
                found |= words.get(i).stream().anyMatch(terms::contains) ? 1L << i : 0;
            }
        }
        return new Sentence(text, found);
    }
}
