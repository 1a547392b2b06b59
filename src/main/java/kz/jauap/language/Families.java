package kz.jauap.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import kz.jauap.language.morphology.Kin;
import kz.jauap.language.morphology.Letters;
import kz.jauap.language.morphology.Stems;

/// The words of a lexicon by the root their family shares, one a family. Two numbers a root: roots are kept by their
/// hash, and two that share one are taken for kin, which four thousand million hashes make rare.
final class Families {

    private static final String RUSSIAN = "ru";
    private static final String KAZAKH = "kk";

    static final Families NONE = new Families(new int[0], new int[0]);

    private final int[] roots;
    private final int[] words;

    private Families(int[] roots, int[] words) {
        this.roots = roots;
        this.words = words;
    }

    /// @param rank of words: the highest stands for its family
    /// @param counts whether a word may stand for a family
    /// @param speaks whether the samples of a language have a spelling, by its place and the language
    static Families of(
            WordTable surfaces,
            IntUnaryOperator rank,
            IntPredicate counts,
            BiPredicate<Integer, String> speaks,
            Stems stems) {
        Map<Integer, Integer> byRoot = new HashMap<>();
        for (int at = 0; at < surfaces.size(); at++) {
            int word = surfaces.value(at);
            String plain = surfaces.word(at);
            boolean wordy = counts.test(word) && !Letters.isLatin(plain);
            String russian = wordy && speaks.test(at, RUSSIAN) ? Kin.russian(plain, plain, stems) : "";
            String kazakh = wordy && speaks.test(at, KAZAKH) ? Kin.kazakh(plain, plain, stems) : "";
            Stream.of(russian, kazakh)
                    .filter(root -> !root.isEmpty())
                    .forEach(root -> byRoot.merge(
                            root.hashCode(),
                            word,
                            (one, other) -> rank.applyAsInt(other) > rank.applyAsInt(one) ? other : one));
        }
        int[] roots =
                byRoot.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        return new Families(roots, Arrays.stream(roots).map(byRoot::get).toArray());
    }

    /// The word of the same family, or [Lexicon#UNKNOWN].
    int find(String small, String plain, Stems stems) {
        for (String root : rootsOf(small, plain, stems).toList()) {
            int at = Arrays.binarySearch(roots, root.hashCode());
            if (at >= 0) {
                return words[at];
            }
        }
        return Lexicon.UNKNOWN;
    }

    private static Stream<String> rootsOf(String small, String plain, Stems stems) {
        return List.of(Kin.russian(small, plain, stems), Kin.kazakh(small, plain, stems)).stream()
                .filter(root -> !root.isEmpty())
                .distinct();
    }
}
