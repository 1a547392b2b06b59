package kz.jauap.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import kz.jauap.language.morphology.Kin;
import kz.jauap.language.morphology.Letters;
import kz.jauap.language.morphology.Stems;

/// Every word the samples of a pack contain, by stem. Finds a typed word as it is, by its stem in any language, written
/// in Latin letters, or with a slip of the finger. Filled while a [Vocabulary] is built, read only afterwards.
final class Lexicon {

    static final int UNKNOWN = -1;
    private static final float SLIPPED = 0.85f;
    private static final String ENGLISH = "en";
    private static final float OF_ITS_FAMILY = 0.8f;
    private static final float CERTAIN = 1f;
    private static final int[] NOBODY = {};
    private static final List<Set<String>> SPOKEN = spoken();

    private final WordTable byStem = new WordTable();
    private final WordTable bySurface = new WordTable();
    /// Of each word of `bySurface`, one bit a language.
    private byte[] languages = new byte[64];

    private final Map<Character, int[]> byInitial = new HashMap<>();
    private final BitSet light = new BitSet();
    private Families families = Families.NONE;
    private int size;
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
        int known = bySurface.find(plain);
        if (known != WordTable.NONE) { // one spelling is one word, whatever the languages it is spelled so in
            byStem.add(stem, bySurface.value(known));
            speaks(known, language);
            return bySurface.value(known);
        }
        int id = byStem.value(stem);
        if (id == WordTable.NONE) {
            id = size++;
            light.set(id, isLight);
            byStem.add(stem, id);
        }
        int surface = bySurface.add(plain, id);
        if (isWordy(plain)) {
            byInitial.merge(initial(plain), new int[] {surface}, Lexicon::together);
        }
        if (Letters.isNumber(plain)) {
            numbers.add(id);
        }
        speaks(surface, language);
        if (!language.equals(ENGLISH)) {
            learnInCyrillic(plain, id);
        }
        return id;
    }

    /// What is written in Latin letters is typed as it sounds, too: "Samsung A52".
    private void learnInCyrillic(String plain, int id) {
        if (!Letters.isLatinName(plain)) {
            return;
        }
        String sounds = Letters.plain(Transliteration.toCyrillic(plain));
        if (bySurface.find(sounds) == WordTable.NONE && !Grammar.isLight(sounds)) {
            bySurface.add(sounds, id);
        }
    }

    private void speaks(int surface, String language) {
        if (surface >= languages.length) {
            languages = Arrays.copyOf(languages, 2 * surface);
        }
        languages[surface] |= (byte) (1 << Grammar.LANGUAGES.indexOf(language));
    }

    private boolean isSpoken(int surface, String language) {
        return surface < languages.length && (languages[surface] & 1 << Grammar.LANGUAGES.indexOf(language)) != 0;
    }

    private static int[] together(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /// Nothing more is learnt: gives back the room kept for it.
    ///
    /// @param rank of words: of a family the highest is the one that is meant
    void settle(Stems stems, IntUnaryOperator rank) {
        families = Families.of(bySurface, rank, id -> !light.get(id), this::isSpoken, stems);
        byStem.trim();
        bySurface.trim();
        languages = Arrays.copyOf(languages, bySurface.size());
    }

    /// Takes in words that all mean the first of them, in every language. Before anything else is learnt.
    void learnAsOne(List<Word> words, Stems stems) {
        int id = learn(words.getFirst(), Grammar.LANGUAGES.getFirst(), stems);
        for (Word word : words) {
            for (String language : Grammar.LANGUAGES) {
                byStem.add(stems.of(word.small(), word.plain(), language), id);
            }
            byStem.add(word.plain(), id);
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
        return found.id == UNKNOWN ? guessed(word.small(), word.plain(), stems) : found;
    }

    /// With a slip, else another word of its family.
    private Found guessed(String small, String plain, Stems stems) {
        Found slipped = slipped(plain);
        if (slipped.id != UNKNOWN || !isWordy(plain) || Grammar.isLight(plain)) {
            return slipped;
        }
        for (String greater : Kin.greater(small, plain, stems)) {
            int id = byStem.value(greater);
            if (id != WordTable.NONE && !light.get(id)) {
                return new Found(id, OF_ITS_FAMILY, "");
            }
        }
        int kin = families.find(small, plain, stems);
        return kin == UNKNOWN ? Found.NOTHING : new Found(kin, OF_ITS_FAMILY, "");
    }

    /// Another word of its family, one that names something before others; or [#UNKNOWN].
    int kin(Word word, Stems stems) {
        return isWordy(word.plain()) ? families.find(word.small(), word.plain(), stems) : UNKNOWN;
    }

    boolean isNumber(int id) {
        return numbers.contains(id);
    }

    /// The spelling that is known as it stands, else by its stem, else with a slip.
    private Found latin(List<String> spellings, Stems stems) {
        for (String spelling : spellings) {
            int known = bySurface.value(spelling);
            if (known != WordTable.NONE) {
                return new Found(known, CERTAIN, spelling);
            }
        }
        for (String spelling : spellings) {
            Found found = exactly(spelling, spelling, stems);
            if (found.id != UNKNOWN) {
                return found;
            }
        }
        return guessed(spellings.getFirst(), spellings.getFirst(), stems);
    }

    /// Whether it carries no question of its own, in Latin letters too.
    static boolean isLight(Word word) {
        return Grammar.isLight(word.plain())
                || Letters.isLatin(word.plain())
                        && Transliteration.spellings(word.plain()).stream().anyMatch(Grammar::isLight);
    }

    int size() {
        return size;
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
        int known = bySurface.find(surface);
        return known == WordTable.NONE ? Set.of() : SPOKEN.get(languages[known]);
    }

    private Found exactly(String small, String plain, Stems stems) {
        int known = bySurface.value(plain);
        if (known != WordTable.NONE) {
            return new Found(known, CERTAIN, plain);
        }
        if (!isWordy(plain) || Grammar.isLight(plain)) {
            return Found.NOTHING;
        }
        for (String language : Grammar.LANGUAGES) {
            int id = byStem.value(stems.of(small, plain, language));
            if (id != WordTable.NONE && !light.get(id)) {
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
        int nearest = WordTable.NONE;
        int least = most + 1;
        for (int candidate : byInitial.getOrDefault(initial(plain), NOBODY)) {
            int length = bySurface.length(candidate);
            int allowed = Math.min(most, Edits.allowed(length));
            if (Math.abs(length - plain.length()) <= allowed) {
                int slips = Edits.between(plain, bySurface.word(candidate), Math.min(allowed, least - 1));
                if (slips <= allowed && slips < least) {
                    least = slips;
                    nearest = candidate;
                }
            }
        }
        return nearest == WordTable.NONE || light.get(bySurface.value(nearest))
                ? Found.NOTHING
                : new Found(bySurface.value(nearest), SLIPPED, bySurface.word(nearest));
    }

    /// The languages of each sum of bits.
    private static List<Set<String>> spoken() {
        List<Set<String>> sums = new ArrayList<>();
        for (int bits = 0; bits < 1 << Grammar.LANGUAGES.size(); bits++) {
            Set<String> spoken = new HashSet<>();
            for (int i = 0; i < Grammar.LANGUAGES.size(); i++) {
                if ((bits & 1 << i) != 0) {
                    spoken.add(Grammar.LANGUAGES.get(i));
                }
            }
            sums.add(Set.copyOf(spoken));
        }
        return sums;
    }

    private static boolean isWordy(String plain) {
        return Character.isLetter(plain.codePointAt(0)) && Character.isLetter(plain.charAt(plain.length() - 1));
    }
}
