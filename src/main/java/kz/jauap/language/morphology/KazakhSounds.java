package kz.jauap.language.morphology;

/// The sounds of Kazakh as its endings hear them: what kind the last sound of a stem is, and whether its
/// vowels are made in the back or the front of the mouth.
final class KazakhSounds {

    static final int VOWEL = 1;
    static final int NASAL = 2;
    static final int LATERAL = 4;
    static final int GLIDE = 8;
    static final int BUZZING = 16;
    static final int VOICED = 32;
    static final int VOICELESS = 64;
    static final int CONSONANT = NASAL | LATERAL | GLIDE | BUZZING | VOICED | VOICELESS;
    static final int ANY = VOWEL | CONSONANT;

    static final int BACK = 1;
    static final int FRONT = 2;
    static final int BOTH = BACK | FRONT;

    private static final String BACK_VOWELS = "аоұыяё";
    private static final String FRONT_VOWELS = "әөүіеэ";
    private static final String EITHER = "иую";

    private KazakhSounds() {}

    /// @param before the kind of the letter before it
    static int kind(char c, int before) {
        return switch (c) {
            case 'а', 'о', 'ұ', 'ы', 'я', 'ё', 'ә', 'ө', 'ү', 'і', 'е', 'э' -> VOWEL;
            case 'и', 'ю' -> VOWEL | GLIDE;
            case 'р', 'й', 'у' -> GLIDE;
            case 'м', 'н', 'ң' -> NASAL;
            case 'л' -> LATERAL;
            case 'ж', 'з' -> BUZZING;
            case 'б', 'в', 'г', 'ғ', 'д' -> VOICED;
            case 'ь', 'ъ' -> before;
            default -> VOICELESS;
        };
    }

    /// Which endings may follow a letter, given what held before it.
    ///
    /// @param folded whether the letters that only Kazakh has may be missing: о may be ө, у may be ү, и may be і
    static int harmony(char c, int before, boolean folded) {
        if (EITHER.indexOf(c) >= 0) {
            return c == 'у' && before != 0 && !folded ? before : BOTH;
        }
        if (BACK_VOWELS.indexOf(c) >= 0) {
            return folded && c == 'о' ? BOTH : BACK;
        }
        return FRONT_VOWELS.indexOf(c) >= 0 ? FRONT : before;
    }

    static boolean isVowel(char c) {
        return BACK_VOWELS.indexOf(c) >= 0 || FRONT_VOWELS.indexOf(c) >= 0 || EITHER.indexOf(c) >= 0;
    }

    /// The vowels that come and go.
    static boolean isWeak(char c) {
        return c == 'ы' || c == 'і';
    }
}
