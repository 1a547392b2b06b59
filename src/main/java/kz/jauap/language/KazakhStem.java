package kz.jauap.language;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Takes stacked endings off Kazakh words, longest first, each only where its vowels agree with the stem's last vowel.
/// A first floor: it conflates forms of one word well enough to compare them, and knows no roots.
final class KazakhStem {

    private static final String BACK = "аоұыяё";
    private static final String FRONT = "әөүіеэ";
    private static final String NEUTRAL = "иую";
    private static final int SHORTEST = 3;
    private static final int SHORTEST_BEFORE_LONG = 2;
    private static final int LONG_ENDING = 3;
    private static final int MOST_ENDINGS = 4;
    private static final List<Ending> ENDINGS = endings(Grammar.table("kk-suffixes.txt"));

    private KazakhStem() {}

    /// @param small a word in small letters, Kazakh letters kept
    static String of(String small) {
        String stem = small;
        for (int i = 0; i < MOST_ENDINGS; i++) {
            String shorter = without(stem);
            if (shorter.length() == stem.length()) {
                break;
            }
            stem = shorter;
        }
        return voiceless(stem, small);
    }

    private static String without(String word) {
        for (Ending ending : ENDINGS) {
            int left = word.length() - ending.text.length();
            int least = ending.text.length() >= LONG_ENDING ? SHORTEST_BEFORE_LONG : SHORTEST;
            if (left >= least && word.endsWith(ending.text) && ending.agrees(word, left)) {
                return word.substring(0, left);
            }
        }
        return word;
    }

    /// A final consonant that an ending had voiced is heard voiceless again.
    private static String voiceless(String stem, String word) {
        if (stem.length() == word.length()) {
            return stem;
        }
        int at = "бгғ".indexOf(stem.charAt(stem.length() - 1));
        return at < 0 ? stem : stem.substring(0, stem.length() - 1) + "пкқ".charAt(at);
    }

    private static List<Ending> endings(Map<String, Set<String>> table) {
        return table.entrySet().stream()
                .flatMap(section -> section.getValue().stream()
                        .flatMap(text -> Stream.of(text, Letters.plain(text)).distinct())
                        .map(text -> new Ending(text, section.getKey())))
                .distinct()
                .sorted(Comparator.comparingInt((Ending e) -> -e.text.length())
                        .thenComparing(Ending::text)
                        .thenComparing(Ending::after))
                .toList();
    }

    private static boolean isVowel(char c) {
        return BACK.indexOf(c) >= 0 || FRONT.indexOf(c) >= 0 || NEUTRAL.indexOf(c) >= 0;
    }

    /// @param after the section it stands in: `back`, `front` or `any` last vowel before it, `-open` right before it
    private record Ending(String text, String after) {

        boolean agrees(String word, int left) {
            boolean open = isVowel(word.charAt(left - 1));
            if (open && isVowel(text.charAt(0)) || !open && after.endsWith("-open")) {
                return false;
            }
            for (int i = left - 1; i >= 0; i--) {
                char c = word.charAt(i);
                if (NEUTRAL.indexOf(c) >= 0) {
                    return true;
                }
                if (BACK.indexOf(c) >= 0) {
                    return !after.startsWith("front");
                }
                if (FRONT.indexOf(c) >= 0) {
                    return !after.startsWith("back");
                }
            }
            return false;
        }
    }
}
