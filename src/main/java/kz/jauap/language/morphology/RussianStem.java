package kz.jauap.language.morphology;

import kz.jauap.language.morphology.RussianEndings.Cut;

/// Finds what stays of a Russian word without its ending, spelled alike for all forms of the word. A
/// reflexive verb has the root of the plain one.
final class RussianStem {

    private static final ClosedWords CLOSED = new ClosedWords("ru-closed.txt", RussianStem::open);
    private static final int SHORTEST_REFLEXIVE = 5;
    private static final int REFLEXIVE = 2;

    private RussianStem() {}

    /// @param plain a word in small letters, ё folded
    static String of(String plain) {
        String closed = CLOSED.root(plain);
        return closed == null ? open(plain) : closed;
    }

    /// Whether it looks like a form of a verb. Some nouns do, too.
    static boolean isVerb(String plain) {
        boolean reflexive = isReflexive(plain);
        String word = reflexive ? plain.substring(0, plain.length() - REFLEXIVE) : plain;
        Cut cut = RussianEndings.longest(word, reflexive);
        return reflexive
                || RussianVerbs.whole(word) != null
                || cut != null && cut.kind().ofDeed();
    }

    private static boolean isReflexive(String plain) {
        return plain.length() >= SHORTEST_REFLEXIVE && (plain.endsWith("ся") || plain.endsWith("сь"));
    }

    private static String open(String plain) {
        boolean reflexive = isReflexive(plain);
        String word = reflexive ? plain.substring(0, plain.length() - REFLEXIVE) : plain;
        String whole = RussianVerbs.whole(word);
        if (whole != null) {
            return whole;
        }
        Cut cut = RussianEndings.longest(word, reflexive);
        if (cut == null) {
            return RussianAlternations.bare(plain, false);
        }
        return cut.root() == null
                ? RussianAlternations.bare(
                        word.substring(0, cut.at()), cut.kind().ofVerb())
                : cut.root();
    }
}
