package kz.jauap.learning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kz.jauap.language.Grammar;
import kz.jauap.language.Transliteration;
import kz.jauap.language.morphology.Letters;
import kz.jauap.language.morphology.Stems;
import kz.jauap.language.value.Negations;

/// What a question is about: its telling words by their stems, to be held against others. A word that may be Russian or
/// Kazakh stands for its stems in both, one in Latin letters also for the Cyrillic ones; words that ask stand for what
/// they ask, in whatever language.
///
/// @param negated whether something is excluded or denied
record Gist(List<Telling> words, boolean negated) {

    private static final double OF_A_DEED = 0.7;
    private static final double OF_A_NUMBER = 0.8;
    private static final double OF_THE_MATTER = 0.5;

    Gist {
        words = List.copyOf(words);
    }

    /// @param terms it stands for, each with the mark of its language
    /// @param share how much it tells, from 0 to 1
    record Telling(Set<String> terms, double share) {}

    static Gist of(String text) {
        return of(text, SameWords.NONE);
    }

    /// @param same words that mean the same to the business that is asked
    static Gist of(String text, SameWords same) {
        Stems stems = new Stems();
        List<Telling> words = new ArrayList<>();
        int end;
        for (int from = 0; from < text.length(); from = end + 1) {
            end = from;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            if (end > from) {
                add(words, telling(Letters.small(text.substring(from, end)), stems, same));
            }
        }
        return new Gist(words, !Negations.in(text).isEmpty());
    }

    /// Each once: what is said twice is not asked twice.
    private static void add(List<Telling> words, Telling word) {
        if (word.share > 0 && words.stream().noneMatch(one -> one.terms.equals(word.terms))) {
            words.add(word);
        }
    }

    private static Telling telling(String small, Stems stems, SameWords same) {
        String plain = Letters.plain(small);
        Asking asking = Asking.of(plain);
        if (asking != null) {
            return new Telling(Set.of("?" + asking.kind()), asking.share());
        }
        Set<String> terms = same.marked(terms(small, stems));
        if (terms.isEmpty()) {
            return new Telling(terms, 0);
        }
        boolean number = !small.codePoints().allMatch(Character::isLetter);
        return new Telling(terms, number ? OF_A_NUMBER : isDeed(small, plain, stems) ? OF_A_DEED : 1);
    }

    private static boolean isDeed(String small, String plain, Stems stems) {
        return Letters.isLatin(plain)
                ? Transliteration.spellings(plain).stream()
                        .anyMatch(spelling -> !Letters.isLatin(spelling) && stems.isVerb(spelling, spelling))
                : stems.isVerb(small, plain);
    }

    /// What a word may stand for.
    static Set<String> terms(String word) {
        return terms(Letters.small(word), new Stems());
    }

    private static Set<String> terms(String small, Stems stems) {
        String plain = Letters.plain(small);
        if (Grammar.isLight(plain)) {
            return Set.of();
        }
        if (!small.codePoints().allMatch(Character::isLetter)) {
            return Set.of(plain);
        }
        if (Letters.isLatin(plain)) {
            Set<String> terms = new LinkedHashSet<>();
            for (String spelling : Transliteration.spellings(plain)) {
                if (Grammar.isLight(spelling)) {
                    return Set.of();
                }
                terms.addAll(Letters.isLatin(spelling) ? Set.of() : terms(spelling, stems));
            }
            terms.add("e:" + stems.of(small, plain, "en"));
            return terms;
        }
        String kazakh = "k:" + stems.of(small, plain, "kk");
        return Letters.hasKazakhLetter(small) ? Set.of(kazakh) : Set.of("r:" + stems.of(small, plain, "ru"), kazakh);
    }

    /// Whether nothing is said of any matter.
    boolean isEmpty() {
        return words.stream().noneMatch(word -> word.share >= OF_THE_MATTER);
    }
}
