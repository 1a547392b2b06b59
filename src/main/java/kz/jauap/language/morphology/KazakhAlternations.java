package kz.jauap.language.morphology;

import org.jspecify.annotations.Nullable;

/// One spelling for a Kazakh root in all its forms: a consonant that an ending has voiced is voiceless
/// again ("кітаб-ы"), a vowel that an ending drives out is out everywhere ("мұрын", "мұрн-ы"), and what at
/// the end of a root cannot be told from an ending is taken off everywhere ("білім", "жұмыс", "мектеп"). So
/// it is a key, not a word.
final class KazakhAlternations {

    private static final String VOICED = "бгғ";
    private static final String VOICELESS = "пкқ";
    private static final String AFTER_DRIVEN_OUT = "рлнмзқкп";

    private KazakhAlternations() {}

    /// @param inner the ending that stood next to the root, if any
    static String bare(String left, @Nullable KazakhSpelling inner) {
        StringBuilder root = new StringBuilder(left);
        if (inner != null) {
            restore(root, inner);
        }
        int voiced = VOICED.indexOf(last(root, 1));
        if (voiced >= 0) {
            root.setCharAt(root.length() - 1, VOICELESS.charAt(voiced));
        }
        shorten(root);
        return root.toString();
    }

    /// Gives back what the ending changed: й merged into я ("жаяды"), п softened to у ("тауып").
    private static void restore(StringBuilder root, KazakhSpelling inner) {
        if (inner.swallowed() != KazakhSpelling.NOTHING) {
            root.append(inner.swallowed());
        }
        boolean softens = inner.text().startsWith("ып") || inner.text().startsWith("іп");
        if (softens && root.length() > 2 && last(root, 1) == 'у') {
            root.setCharAt(root.length() - 1, 'п');
        }
    }

    private static void shorten(StringBuilder root) {
        int length = root.length();
        if (length >= 3 && KazakhSounds.isWeak(last(root, 1)) || length > 4 && last(root, 1) == 'и') {
            root.setLength(length - 1);
        }
        unwind(root);
    }

    private static void unwind(StringBuilder root) {
        int length = root.length();
        if (length < 4) {
            return;
        }
        char last = last(root, 1);
        char before = last(root, 2);
        boolean open = before == 'а' || before == 'е';
        boolean weak = KazakhSounds.isWeak(before) || before == 'и';
        if (open && (last == 'п' || last == 'м')) {
            root.setLength(length - 1);
        } else if (length > 4 && weak && (last == 'м' || last == 'с')) {
            root.setLength(length - 2);
        } else if (isDrivenOut(root, before, last)) {
            root.deleteCharAt(length - 2);
        }
    }

    private static boolean isDrivenOut(StringBuilder root, char before, char last) {
        return KazakhSounds.isWeak(before)
                && AFTER_DRIVEN_OUT.indexOf(last) >= 0
                && !KazakhSounds.isVowel(last(root, 3))
                && KazakhSounds.isVowel(last(root, 4));
    }

    private static char last(StringBuilder root, int back) {
        return root.charAt(root.length() - back);
    }
}
