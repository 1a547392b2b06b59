package kz.jauap.language.morphology;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Verbs of Russian whose root changes from form to form, see `ru-verbs.txt`, under any prefix.
final class RussianVerbs {

    /// Between a prefix and the root of a verb of the table.
    static final char MARK = '+';

    private static final int LONGEST_PREFIX = 4;
    private static final int LONGEST_SHAPE = 6;
    private static final Set<String> PREFIXES =
            Table.read(RussianVerbs.class, "ru-prefixes.txt").getOrDefault("prefixes", Set.of());
    private static final Set<String> LENGTHENED =
            Table.read(RussianVerbs.class, "ru-prefixes.txt").getOrDefault("lengthened", Set.of());

    /// Shapes that any verb ending may follow, and shapes that nouns do not have.
    private static final Map<String, String> SHAPES = new HashMap<>();

    private static final Map<String, String> NO_NOUN = new HashMap<>();
    private static final Map<String, String> WHOLE = new HashMap<>();

    static {
        Table.read(RussianVerbs.class, "ru-verbs.txt")
                .forEach((root, shapes) -> shapes.forEach(shape -> learn(shape, root)));
    }

    private RussianVerbs() {}

    /// The root of a whole word that is a form of its own.
    static @Nullable String whole(String word) {
        return find(WHOLE, word, word.length());
    }

    /// The root that the first `length` letters are a shape of.
    ///
    /// @param clear whether what follows can only be the ending of a verb
    static @Nullable String root(String word, int length, boolean clear) {
        return find(clear ? SHAPES : NO_NOUN, word, length);
    }

    private static @Nullable String find(Map<String, String> shapes, String word, int length) {
        int longest = Math.min(length - 1, LONGEST_PREFIX);
        for (int cut = Math.max(0, length - LONGEST_SHAPE); cut <= longest; cut++) {
            String root = shapes.get(word.substring(cut, length));
            String prefix = root == null ? "" : word.substring(0, cut);
            if (root != null && (cut == 0 || isPrefix(prefix, word.charAt(cut)))) {
                boolean lengthened = LENGTHENED.contains(prefix);
                return (lengthened ? prefix.substring(0, prefix.length() - 1) : prefix) + MARK + root;
            }
        }
        return null;
    }

    private static boolean isPrefix(String prefix, char next) {
        boolean bare = prefix.length() == 1 && !RussianSounds.isVowel(prefix.charAt(0));
        return PREFIXES.contains(prefix) && !(bare && RussianSounds.isVowel(next)) || LENGTHENED.contains(prefix);
    }

    private static void learn(String shape, String root) {
        String letters = shape.substring(0, shape.length() - 1);
        if (shape.endsWith(".")) {
            WHOLE.put(letters, root);
        } else if (shape.endsWith("!")) {
            SHAPES.put(letters, root);
            NO_NOUN.put(letters, root);
        } else {
            SHAPES.put(shape, root);
        }
    }
}
