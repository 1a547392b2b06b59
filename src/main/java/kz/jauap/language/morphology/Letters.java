package kz.jauap.language.morphology;

import java.util.Locale;

/// Letters as people type them, made comparable: small, without the dots and tails that messengers lose (ё, and the
/// nine letters Kazakh has beyond Russian), and with stretched letters ("ooo") let go.
public final class Letters {

    private static final String TYPED = "ёқғүұөәіңһ";
    private static final String PLAIN = "екгууоаинх";
    private static final String KAZAKH_ONLY = "қғүұөәіңһ";
    private static final int STRETCHED = 3;

    private Letters() {}

    /// Lower case, stretched letters once.
    public static String small(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int length = lower.length();
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; ) {
            int end = i + 1;
            while (end < length && lower.charAt(end) == lower.charAt(i)) {
                end++;
            }
            boolean stretched = end - i >= STRETCHED && Character.isLetter(lower.charAt(i));
            out.append(lower, i, stretched ? i + 1 : end);
            i = end;
        }
        return out.toString();
    }

    /// The letters of [#small] text, folded to those of the Russian alphabet.
    public static String plain(String small) {
        StringBuilder out = null;
        for (int i = 0; i < small.length(); i++) {
            int at = TYPED.indexOf(small.charAt(i));
            if (at >= 0) {
                out = out == null ? new StringBuilder(small) : out;
                out.setCharAt(i, PLAIN.charAt(at));
            }
        }
        return out == null ? small : out.toString();
    }

    public static boolean hasKazakhLetter(String small) {
        for (int i = 0; i < small.length(); i++) {
            if (KAZAKH_ONLY.indexOf(small.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether it is Latin letters, maybe with digits: a name of a model.
    public static boolean isLatinName(String small) {
        return small.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && small.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
    }

    public static boolean isLatin(String small) {
        for (int i = 0; i < small.length(); i++) {
            char c = small.charAt(i);
            if ((c < 'a' || c > 'z') && c != '\'') {
                return false;
            }
        }
        return !small.isEmpty();
    }

    public static boolean isNumber(String small) {
        return !small.isEmpty()
                && Character.isDigit(small.charAt(0))
                && Character.isDigit(small.charAt(small.length() - 1));
    }
}
