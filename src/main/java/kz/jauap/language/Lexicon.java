package kz.jauap.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.jauap.language.morphology.Letters;
import kz.jauap.language.morphology.Stems;

/// Every word the samples of a pack contain, by stem. Finds a typed word as it is, by its stem in any language, written
/// in Latin letters, or with a slip of the finger. Filled while a [Vocabulary] is built, read only afterwards.
final class Lexicon {

    static final int UNKNOWN = -1;
    private static final float SLIPPED = 0.85f;
    private static final float CERTAIN = 1f;

    private final Map<String, Integer> byStem = new HashMap<>();
    private final Map<String, Integer> bySurface = new HashMap<>();
    private final Map<String, Set<String>> languages = new HashMap<>();
    private final Map<Character, List<String>> byInitial = new HashMap<>();
    private final List<Boolean> light = new ArrayList<>();
    private final Set<Integer> numbers = new HashSet<>();

    /// A word of the lexicon as found in a text.
    ///
    /// @param id its number, [#UNKNOWN] when there is none
    /// @param trust 1 for the word itself, less for a guess
    /// @param surface the form it was found as, "" when by stem only
    record Found(int id, float trust, String surface) {

        static final Found NOTHING = new Found(UNKNOWN, 0f, "");
    }

    /// Takes in one word of a sample in `language` and answers its number.
    int learn(Word word, String language, Stems stems) {
        String plain = word.plain();
        boolean isLight = Grammar.isLight(plain) || Letters.isNumber(plain);
        String stem = isLight || !isWordy(plain) ? plain : stems.of(word.small(), plain, language);
        Integer known = bySurface.get(plain);
        if (known != null) { // one spelling is one word, whatever the languages it is spelled so in
            byStem.putIfAbsent(stem, known);
            languages.computeIfAbsent(plain, key -> new HashSet<>()).add(language);
            return known;
        }
        int id = byStem.computeIfAbsent(stem, key -> {
            light.add(isLight);
            return light.size() - 1;
        });
        if (bySurface.putIfAbsent(plain, id) == null && isWordy(plain)) {
            byInitial.computeIfAbsent(initial(plain), c -> new ArrayList<>()).add(plain);
        }
        if (Letters.isNumber(plain)) {
            numbers.add(id);
        }
        languages.computeIfAbsent(plain, key -> new HashSet<>()).add(language);
        return id;
    }

    /// Takes in words that all mean the first of them, in every language. Before anything else is learnt.
    void learnAsOne(List<Word> words, Stems stems) {
        int id = learn(words.getFirst(), Grammar.LANGUAGES.getFirst(), stems);
        for (Word word : words) {
            for (String language : Grammar.LANGUAGES) {
                byStem.putIfAbsent(stems.of(word.small(), word.plain(), language), id);
            }
            byStem.putIfAbsent(word.plain(), id);
            learn(word, Grammar.LANGUAGES.getFirst(), stems);
        }
    }

    /// The word itself or another of its forms, without a guess.
    Found exactly(Word word, Stems stems) {
        return exactly(word.small(), word.plain(), stems);
    }

    Found find(Word word, Stems stems) {
        Found found = exactly(word.small(), word.plain(), stems);
        if (found.id == UNKNOWN && Letters.isLatin(word.plain())) {
            return latin(Transliteration.spellings(word.plain()), stems);
        }
        return found.id == UNKNOWN ? slipped(word.plain()) : found;
    }

    /// The spelling that is known as it stands, else by its stem, else with a slip.
    private Found latin(List<String> spellings, Stems stems) {
        for (String spelling : spellings) {
            Integer known = bySurface.get(spelling);
            if (known != null) {
                return new Found(known, CERTAIN, spelling);
            }
        }
        for (String spelling : spellings) {
            Found found = exactly(spelling, spelling, stems);
            if (found.id != UNKNOWN) {
                return found;
            }
        }
        return slipped(spellings.getFirst());
    }

    /// Whether it carries no question of its own, in Latin letters too.
    static boolean isLight(Word word) {
        return Grammar.isLight(word.plain())
                || Letters.isLatin(word.plain())
                        && Transliteration.spellings(word.plain()).stream().anyMatch(Grammar::isLight);
    }

    int size() {
        return light.size();
    }

    boolean isLight(int id) {
        return light.get(id);
    }

    /// Whether it tells one name from another: a word of weight, or a number ("iPhone 13").
    boolean isTelling(int id) {
        return !light.get(id) || numbers.contains(id);
    }

    /// The languages whose samples contain this very form.
    Set<String> languagesOf(String surface) {
        return languages.getOrDefault(surface, Set.of());
    }

    private Found exactly(String small, String plain, Stems stems) {
        Integer known = bySurface.get(plain);
        if (known != null) {
            return new Found(known, CERTAIN, plain);
        }
        if (!isWordy(plain) || Grammar.isLight(plain)) {
            return Found.NOTHING;
        }
        for (String language : Grammar.LANGUAGES) {
            Integer id = byStem.get(stems.of(small, plain, language));
            if (id != null && !light.get(id)) {
                return new Found(id, CERTAIN, "");
            }
        }
        return Found.NOTHING;
    }

    /// Vowels that sound alike where no stress falls are one.
    private static char initial(String plain) {
        return switch (plain.charAt(0)) {
            case 'о' -> 'а';
            case 'е', 'э' -> 'и';
            default -> plain.charAt(0);
        };
    }

    private Found slipped(String plain) {
        int most = Edits.allowed(plain.length());
        if (most == 0 || !isWordy(plain) || Grammar.isLight(plain)) {
            return Found.NOTHING;
        }
        String nearest = "";
        int least = most + 1;
        for (String candidate : byInitial.getOrDefault(initial(plain), List.of())) {
            int allowed = Math.min(most, Edits.allowed(candidate.length()));
            if (Math.abs(candidate.length() - plain.length()) <= allowed) {
                int slips = Edits.between(plain, candidate, Math.min(allowed, least - 1));
                if (slips <= allowed && slips < least) {
                    least = slips;
                    nearest = candidate;
                }
            }
        }
        Integer id = bySurface.get(nearest);
        return id == null || light.get(id) ? Found.NOTHING : new Found(id, SLIPPED, nearest);
    }

    private static boolean isWordy(String plain) {
        return Character.isLetter(plain.codePointAt(0)) && Character.isLetter(plain.charAt(plain.length() - 1));
    }
}
