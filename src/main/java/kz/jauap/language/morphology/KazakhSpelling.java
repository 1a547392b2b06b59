package kz.jauap.language.morphology;

import static kz.jauap.language.morphology.KazakhSounds.ANY;
import static kz.jauap.language.morphology.KazakhSounds.BACK;
import static kz.jauap.language.morphology.KazakhSounds.BOTH;
import static kz.jauap.language.morphology.KazakhSounds.BUZZING;
import static kz.jauap.language.morphology.KazakhSounds.CONSONANT;
import static kz.jauap.language.morphology.KazakhSounds.FRONT;
import static kz.jauap.language.morphology.KazakhSounds.GLIDE;
import static kz.jauap.language.morphology.KazakhSounds.LATERAL;
import static kz.jauap.language.morphology.KazakhSounds.NASAL;
import static kz.jauap.language.morphology.KazakhSounds.VOICED;
import static kz.jauap.language.morphology.KazakhSounds.VOICELESS;
import static kz.jauap.language.morphology.KazakhSounds.VOWEL;

import java.util.ArrayList;
import java.util.List;

/// One spelling of an ending, and what may stand before it.
///
/// @param sounds kinds of sound, see [KazakhSounds]
/// @param harmony vowels, see [KazakhSounds]
/// @param swallowed a letter of the stem that the ending's first letter has swallowed, or [#NOTHING]
record KazakhSpelling(String text, int sounds, int harmony, char swallowed) {

    static final char NOTHING = 0;
    private static final int HARD = VOICED | VOICELESS;

    /// First letter of an ending after certain sounds.
    private record First(String letters, int sounds, char swallowed) {

        First(String letters, int sounds) {
            this(letters, sounds, NOTHING);
        }
    }

    /// Whether it begins with a vowel.
    boolean opens() {
        return KazakhSounds.isVowel(text.charAt(0));
    }

    /// All spellings of a pattern of `kk-endings.txt`.
    static List<KazakhSpelling> of(String pattern) {
        List<KazakhSpelling> all = new ArrayList<>();
        for (int harmony : new int[] {BACK, FRONT}) {
            for (First first : firsts(pattern.charAt(0), harmony == BACK)) {
                String text = first.letters + rest(pattern, harmony == BACK);
                all.add(new KazakhSpelling(text, first.sounds, harmony, first.swallowed));
            }
        }
        return all.size() == 2 && all.getFirst().text.equals(all.getLast().text)
                ? List.of(new KazakhSpelling(all.getFirst().text, all.getFirst().sounds, BOTH, NOTHING))
                : all;
    }

    private static List<First> firsts(char letter, boolean back) {
        return switch (letter) {
            case 'L' ->
                List.of(new First("л", VOWEL | GLIDE), new First("д", NASAL | LATERAL | BUZZING | VOICED), hard());
            case 'N' ->
                List.of(new First("н", VOWEL | NASAL), new First("д", LATERAL | GLIDE | BUZZING | VOICED), hard());
            case 'J' -> List.of(new First("н", VOWEL), new First("д", CONSONANT & ~VOICELESS), hard());
            case 'D' -> List.of(new First("д", ANY & ~VOICELESS), hard());
            case 'T' -> List.of(new First("н", NASAL), new First("д", ANY & ~NASAL & ~VOICELESS), hard());
            case 'M' ->
                List.of(new First("м", VOWEL | LATERAL | GLIDE), new First("б", NASAL | BUZZING), new First("п", HARD));
            case 'B' ->
                List.of(new First("м", VOWEL | NASAL | LATERAL | GLIDE), new First("б", BUZZING), new First("п", HARD));
            case 'G' -> List.of(new First(back ? "ғ" : "г", ANY & ~HARD), new First(back ? "қ" : "к", HARD));
            case '~' -> List.of(new First(back ? "ы" : "і", CONSONANT), new First("", VOWEL));
            case '@' -> List.of(new First(back ? "а" : "е", CONSONANT), new First("", VOWEL));
            case 'S' -> List.of(new First(back ? "сы" : "сі", VOWEL), new First(back ? "ы" : "і", CONSONANT));
            case 'Y' -> converb(back);
            case 'I' -> List.of(new First(back ? "ы" : "і", CONSONANT));
            case 'л', 'н' -> List.of(new First(inner(letter, back), VOWEL));
            default -> List.of(new First(inner(letter, back), ANY));
        };
    }

    private static First hard() {
        return new First("т", HARD);
    }

    /// After a vowel й; with a final ы or і it merges to и, and a final й merges with а to я.
    private static List<First> converb(boolean back) {
        First open = new First("й", VOWEL);
        First closed = new First(back ? "а" : "е", CONSONANT);
        First merged = new First("и", CONSONANT);
        return back ? List.of(open, closed, merged, new First("я", VOWEL, 'й')) : List.of(open, closed, merged);
    }

    private static String rest(String pattern, boolean back) {
        StringBuilder rest = new StringBuilder();
        for (int i = pattern.charAt(0) == 'S' ? 2 : 1; i < pattern.length(); i++) {
            rest.append(inner(pattern.charAt(i), back));
        }
        return rest.toString();
    }

    private static String inner(char letter, boolean back) {
        return switch (letter) {
            case 'A' -> back ? "а" : "е";
            case 'I' -> back ? "ы" : "і";
            case 'K' -> back ? "қ" : "к";
            case 'G' -> back ? "ғ" : "г";
            case 'D' -> "д";
            default -> String.valueOf(letter);
        };
    }
}
