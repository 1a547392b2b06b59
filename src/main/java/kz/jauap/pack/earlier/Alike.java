package kz.jauap.pack.earlier;

import java.util.Arrays;
import java.util.List;

/// Whether two names speak of the same thing: word by word, whatever their endings and order.
final class Alike {

    private static final int LEAST = 2;
    private static final int ENDING = 2;
    private static final int ROOT = 3;

    private Alike() {}

    /// The same words and no others.
    static boolean same(String one, String other) {
        return contains(one, other) && contains(other, one);
    }

    /// Whether every word of `part` is in `whole`.
    static boolean contains(String whole, String part) {
        List<String> words = words(whole);
        List<String> wanted = words(part);
        return !wanted.isEmpty()
                && wanted.stream().allMatch(word -> words.stream().anyMatch(one -> near(one, word)));
    }

    private static List<String> words(String name) {
        return Arrays.stream(Sentence.folded(name).split(" "))
                .filter(word -> word.length() > LEAST || word.chars().anyMatch(Character::isDigit))
                .toList();
    }

    private static boolean near(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int common = 0;
        while (common < shorter && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return one.equals(other) || common >= Math.max(ROOT, shorter - ENDING);
    }
}
