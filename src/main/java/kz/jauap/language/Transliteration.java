package kz.jauap.language;

import java.util.Map;

/// Russian and Kazakh written in Latin letters, turned back: "skolko" and "kansha" become Cyrillic, roughly; what is
/// left over is within the reach of typo tolerance.
public final class Transliteration {

    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("shch", "щ"),
            Map.entry("sch", "щ"),
            Map.entry("zh", "ж"),
            Map.entry("kh", "х"),
            Map.entry("ts", "ц"),
            Map.entry("ch", "ч"),
            Map.entry("sh", "ш"),
            Map.entry("yo", "е"),
            Map.entry("yu", "ю"),
            Map.entry("ju", "ю"),
            Map.entry("iu", "ю"),
            Map.entry("ya", "я"),
            Map.entry("ja", "я"),
            Map.entry("ia", "я"),
            Map.entry("gh", "г"),
            Map.entry("ck", "к"));

    private static final String LATIN = "abcdefghijklmnopqrstuvwxyz'";
    private static final String CYRILLIC = "абцдефгхижклмнопкрстуввхызь";
    private static final String VOWELS = "aeiouy";
    private static final int LONGEST_GROUP = 4;

    private Transliteration() {}

    /// @param latin small Latin letters
    public static String toCyrillic(String latin) {
        StringBuilder out = new StringBuilder(latin.length());
        for (int i = 0; i < latin.length(); ) {
            int taken = group(latin, i, out);
            if (taken == 0) {
                out.append(letter(latin, i));
                taken = 1;
            }
            i += taken;
        }
        return out.toString();
    }

    /// "y" after a vowel is the short one: "keyin", "ay".
    private static char letter(String latin, int index) {
        char c = latin.charAt(index);
        if (c == 'y' && index > 0 && VOWELS.indexOf(latin.charAt(index - 1)) >= 0) {
            return 'й';
        }
        int at = LATIN.indexOf(c);
        return at < 0 ? c : CYRILLIC.charAt(at);
    }

    private static int group(String latin, int from, StringBuilder out) {
        for (int size = Math.min(LONGEST_GROUP, latin.length() - from); size > 1; size--) {
            String letters = GROUPS.get(latin.substring(from, from + size));
            if (letters != null) {
                out.append(letters);
                return size;
            }
        }
        return 0;
    }
}
