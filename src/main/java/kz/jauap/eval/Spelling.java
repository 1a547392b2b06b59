package kz.jauap.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Mechanical changes to one message. Where a change has nothing to work on, the message comes back as it was.
final class Spelling {

    private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]*[^.!?\\n\\s][^.!?\\n]*(?:[.!?]+|(?=\\n)|$)");
    private static final Pattern LONG_WORD = Pattern.compile("\\p{L}{5,}");
    private static final Pattern PUNCTUATION = Pattern.compile("(?<!\\d)[.,!?;:…()\"«»“”]+|[.,!?;:…()\"«»“”]+(?!\\d)");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int SHORT = 3;
    private static final int FEWEST_TO_SPLIT = 4;

    private Spelling() {}

    /// In each sentence the last word comes first, and a short word before it (a preposition) goes with it.
    static String lastWordFirst(String text) {
        List<String> sentences = new ArrayList<>();
        Matcher matcher = SENTENCE.matcher(text);
        while (matcher.find()) {
            sentences.add(lastFirst(matcher.group().strip()));
        }
        return sentences.isEmpty() ? text : String.join(" ", sentences);
    }

    private static String lastFirst(String sentence) {
        String words = sentence.replaceAll("[.!?]+$", "");
        List<String> all = List.of(SPACES.split(words));
        int cut = all.size() - (all.size() > 1 && all.get(all.size() - 2).length() <= SHORT ? 2 : 1);
        if (cut < 1) {
            return sentence;
        }
        String first = String.join(" ", all.subList(cut, all.size()));
        return (Character.isUpperCase(words.charAt(0)) ? capital(first) : first)
                + " "
                + small(String.join(" ", all.subList(0, cut)))
                + sentence.substring(words.length());
    }

    /// One slip of the finger in one long word.
    static String slip(String text, RandomGenerator dice) {
        List<Matcher> words = new ArrayList<>();
        for (Matcher matcher = LONG_WORD.matcher(text); matcher.find(); ) {
            words.add(copy(matcher, text));
        }
        if (words.isEmpty()) {
            return text;
        }
        Matcher word = words.get(dice.nextInt(words.size()));
        int at = word.start() + 1 + dice.nextInt(word.end() - word.start() - 2);
        String changed = switch (dice.nextInt(3)) {
            case 0 -> "" + text.charAt(at) + text.charAt(at);
            case 1 -> "";
            default -> "" + text.charAt(at + 1) + text.charAt(at);
        };
        int taken = changed.length() == 2 && changed.charAt(0) != text.charAt(at) ? 2 : 1;
        return text.substring(0, at) + changed + text.substring(at + taken);
    }

    private static Matcher copy(Matcher found, String text) {
        Matcher copy = LONG_WORD.matcher(text);
        copy.find(found.start());
        return copy;
    }

    /// Times, prices and dates keep theirs.
    static String withoutPunctuation(String text) {
        return SPACES.matcher(PUNCTUATION.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /// With е where the text has ё; else with ё in the words that have it.
    static String otherYo(String text, List<String> yo) {
        String without = withoutYo(text);
        if (!without.equals(text)) {
            return without;
        }
        String changed = text;
        for (String word : yo) {
            Matcher matcher = Pattern.compile(
                            "(?<!\\p{L})" + withoutYo(word) + "(?!\\p{L})",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(changed);
            changed = matcher.replaceAll(found -> sameCase(found.group(), word));
        }
        return changed;
    }

    private static String withoutYo(String text) {
        return text.replace('ё', 'е').replace('Ё', 'Е');
    }

    private static String sameCase(String like, String word) {
        return Character.isUpperCase(like.charAt(0)) ? capital(word) : word;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    static String latin(String text, Map<Character, String> letters) {
        StringBuilder out = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            String latin = letters.get(Character.toLowerCase(c));
            if (latin == null) {
                out.append(c);
            } else {
                out.append(Character.isUpperCase(c) ? capital(latin) : latin);
            }
        }
        return out.toString();
    }

    /// At the end of its first sentence, else in the middle; a short word stays with the word behind it.
    static List<String> split(String text) {
        Matcher sentence = SENTENCE.matcher(text);
        if (sentence.find() && sentence.end() < text.strip().length()) {
            return List.of(
                    text.substring(0, sentence.end()).strip(),
                    text.substring(sentence.end()).strip());
        }
        List<String> words = List.of(SPACES.split(text.strip()));
        if (words.size() < FEWEST_TO_SPLIT) {
            return List.of(text);
        }
        int middle = words.size() / 2;
        int cut = IntStream.of(middle, middle + 1, middle - 1)
                .filter(at -> words.get(at - 1).length() > SHORT)
                .findFirst()
                .orElse(middle);
        return List.of(String.join(" ", words.subList(0, cut)), String.join(" ", words.subList(cut, words.size())));
    }

    /// Puts the text where `…` stands. In the middle of a sentence it begins small and loses its last stop.
    static String around(String text, String around) {
        int place = around.indexOf('…');
        String before = around.substring(0, place);
        String after = around.substring(place + 1);
        String inner = before.strip().endsWith(",") ? small(text) : text;
        return before + (after.startsWith(",") ? inner.replaceAll("[.!?]+$", "") : inner) + after;
    }

    /// A word that is all capitals is a name and stays.
    private static String small(String text) {
        boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return word ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }
}
