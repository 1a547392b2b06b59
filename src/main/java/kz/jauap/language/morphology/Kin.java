package kz.jauap.language.morphology;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What words of one family share: a deed and its noun, a thing and its small one (`kin.txt` has examples). Cruder than
/// a
/// stem, and only for words that are known in no other way.
public final class Kin {

    /// A root must keep so much, or every word would be kin to every other.
    private static final int SHORTEST_ROOT = 4;

    private static final Map<String, Set<String>> TABLE = Table.read(Kin.class, "kin.txt");
    private static final List<String> PREFIXES = longestFirst("ru-prefixes");
    private static final List<String> RUSSIAN = longestFirst("ru-suffixes");
    private static final List<String> SMALL = longestFirst("ru-small").reversed();
    private static final int SHORTEST_GREATER = 3;
    private static final List<String> KAZAKH =
            longestFirst("kk-suffixes").stream().map(Letters::plain).distinct().toList();

    private Kin() {}

    /// @param small the word in small letters
    /// @param plain the same with letters folded
    /// @return the root its Russian family shares, "" when too little is left
    public static String russian(String small, String plain, Stems stems) {
        if (Letters.hasKazakhLetter(small)) {
            return "";
        }
        String stem = stems.of(small, plain, "ru");
        int mark = stem.lastIndexOf(RussianVerbs.MARK);
        String root = mark < 0 ? sounding(withoutSuffixes(stem, RUSSIAN)) : withKept(stem, mark);
        String bare = mark < 0 ? withoutPrefix(root) : root;
        return bare.length() < SHORTEST_ROOT ? "" : bare;
    }

    /// The stems of what a small thing may be a small one of, longest first: also those too short to be a root.
    public static List<String> greater(String small, String plain, Stems stems) {
        String stem = Letters.hasKazakhLetter(small) ? "" : stems.of(small, plain, "ru");
        return SMALL.stream()
                .filter(suffix -> stem.endsWith(suffix) && stem.length() - suffix.length() >= SHORTEST_GREATER)
                .map(suffix -> stem.substring(0, stem.length() - suffix.length()))
                .toList();
    }

    /// A verb whose prefix is known: one that only finishes the deed is left out.
    private static String withKept(String stem, int mark) {
        String prefix = stem.substring(0, mark);
        String root = stem.substring(mark + 1);
        return PREFIXES.contains(prefix) ? root : prefix + root;
    }

    /// As [#russian], for the Kazakh family.
    public static String kazakh(String small, String plain, Stems stems) {
        String root = withoutSuffixes(stems.of(small, plain, "kk"), KAZAKH);
        return root.length() < SHORTEST_ROOT ? "" : root;
    }

    private static String withoutSuffixes(String stem, List<String> suffixes) {
        String root = stem;
        for (String cut = cut(root, suffixes); cut.length() < root.length(); cut = cut(root, suffixes)) {
            root = cut;
        }
        return root;
    }

    private static String cut(String stem, List<String> suffixes) {
        for (String suffix : suffixes) {
            if (stem.endsWith(suffix) && stem.length() - suffix.length() >= SHORTEST_ROOT) {
                return stem.substring(0, stem.length() - suffix.length());
            }
        }
        return stem;
    }

    private static String withoutPrefix(String root) {
        for (String prefix : PREFIXES) {
            String rest = root.startsWith(prefix) ? root.substring(prefix.length()) : "";
            if (rest.length() >= SHORTEST_ROOT && (prefix.length() > 1 || begins(rest))) {
                return rest;
            }
        }
        return root;
    }

    /// Whether a root may begin so: with a consonant and a vowel, or a consonant that flows.
    private static boolean begins(String rest) {
        return !RussianSounds.isVowel(rest.charAt(0))
                && (RussianSounds.isVowel(rest.charAt(1)) || RussianSounds.flows(rest.charAt(1)));
    }

    /// The last sound of a root changes within a family: г and ж, с and ш, к and ч, ст and щ.
    private static String sounding(String root) {
        String head = root.substring(0, root.length() - 1);
        return switch (root.charAt(root.length() - 1)) {
            case 'ж', 'з' -> head + 'г';
            case 'ш', 'х' -> head + 'с';
            case 'ч', 'ц' -> head + 'к';
            case 'щ' -> head + "ст";
            default -> root;
        };
    }

    private static List<String> longestFirst(String section) {
        return TABLE.getOrDefault(section, Set.of()).stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
