package kz.jauap.language.morphology;

/// Letters of Russian as endings and roots see them.
final class RussianSounds {

    private static final String VOWELS = "аеиоуыэюя";

    private RussianSounds() {}

    /// Whether it may follow another consonant at the beginning of a root.
    static boolean flows(char c) {
        return c == 'р' || c == 'л' || c == 'в';
    }

    static boolean isVowel(char c) {
        return VOWELS.indexOf(c) >= 0;
    }

    /// Where the first vowel stands, the length of the word when it has none.
    static int firstVowel(CharSequence word) {
        int at = 0;
        while (at < word.length() && !isVowel(word.charAt(at))) {
            at++;
        }
        return at;
    }
}
