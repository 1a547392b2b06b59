package kz.jauap.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private static final String RUSSIAN_VOWELS = "аеиоуыэюя";
    private static final int SHORTEST_SOFTENED = 2;
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

    /// All that Latin letters may stand for, likeliest first: a first "e" may be "э", "i" after a vowel "й", and the
    /// soft sign at the end is often left out.
    public static List<String> spellings(String latin) {
        String plain = toCyrillic(latin);
        Set<String> spellings = new LinkedHashSet<>(List.of(plain));
        if (plain.startsWith("е")) {
            spellings.add("э" + plain.substring(1));
        }
        StringBuilder shortened = new StringBuilder(plain);
        for (int i = 1; i < plain.length(); i++) {
            if (plain.charAt(i) == 'и' && RUSSIAN_VOWELS.indexOf(plain.charAt(i - 1)) >= 0) {
                shortened.setCharAt(i, 'й');
            }
        }
        spellings.add(shortened.toString());
        if (plain.length() > SHORTEST_SOFTENED && RUSSIAN_VOWELS.indexOf(plain.charAt(plain.length() - 1)) < 0) {
            spellings.add(plain + "ь");
        }
        return List.copyOf(spellings);
    }

    /// "y" after a vowel is the short one, "keyin", "ay", unless an "i" before it is: "daiyn".
    private static char letter(String latin, int index) {
        char c = latin.charAt(index);
        if (c == 'y' && index > 0 && VOWELS.indexOf(latin.charAt(index - 1)) >= 0 && !isShort(latin, index - 1)) {
            return 'й';
        }
        int at = LATIN.indexOf(c);
        return at < 0 ? c : CYRILLIC.charAt(at);
    }

    private static boolean isShort(String latin, int index) {
        return index > 0 && latin.charAt(index) == 'i' && VOWELS.indexOf(latin.charAt(index - 1)) >= 0;
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
