package kz.jauap.language.claim;

import java.util.Set;

/// A word that carries meaning of its own.
///
/// @param keys what it is compared by: as typed, and its stems
/// @param common whether it claims nothing by itself
/// @param measure whether money is asked for each of it: "for a night"
/// @param from where it starts in the text
/// @param to where it ends, exclusive
public record Said(String plain, Set<String> keys, boolean common, Mood mood, boolean measure, int from, int to) {

    private static final String RUSSIAN = "ru";
    private static final int SHORTEST_ROOT = 5;
    private static final int SHORTEST_WITHIN = 4;
    /// From here on the last letter is often that of another word made of the root: "parking", "to park".
    private static final int LONG_ROOT = 6;

    private static final int LONGEST_TAIL = 6;

    /// How it is said.
    public enum Mood {
        AFFIRMED,
        NEGATED,
        /// It stands in a sentence with a "not" that may or may not reach it.
        UNCLEAR
    }

    public Said {
        keys = Set.copyOf(keys);
    }

    /// A form of the same word, or one word made of the other.
    public boolean sameAs(Said other) {
        return keys.stream().anyMatch(other.keys::contains)
                || sameRoot(other.plain)
                || isRootOf(other.plain)
                || other.isRootOf(plain);
    }

    /// A Russian root stands behind a prefix in the other word.
    private boolean isRootOf(String other) {
        return keys.stream()
                .filter(key -> key.startsWith(RUSSIAN))
                .map(key -> key.substring(RUSSIAN.length()))
                .map(root -> root.length() > LONG_ROOT ? root.substring(0, root.length() - 1) : root)
                .anyMatch(root -> root.length() >= SHORTEST_WITHIN && other.contains(root));
    }

    private boolean sameRoot(String other) {
        int shared = 0;
        int shorter = Math.min(plain.length(), other.length());
        while (shared < shorter && voiceless(plain.charAt(shared)) == voiceless(other.charAt(shared))) {
            shared++;
        }
        return shared >= SHORTEST_ROOT && Math.max(plain.length(), other.length()) - shared <= LONGEST_TAIL;
    }

    /// Before an ending that begins with a vowel a Kazakh root ends in another sound.
    private static char voiceless(char letter) {
        return switch (letter) {
            case 'б' -> 'п';
            case 'г' -> 'к';
            default -> letter;
        };
    }

    Said in(Mood other) {
        return new Said(plain, keys, common, other, measure, from, to);
    }
}
