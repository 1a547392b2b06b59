package kz.jauap.language.morphology;

import kz.jauap.language.morphology.KazakhEndings.Ending;
import org.jspecify.annotations.Nullable;

/// What a Kazakh root sounds like: leaving one that is short, or that ends as roots seldom do, has a price.
/// Ten is the worth of one letter of an ending.
final class KazakhRoots {

    private static final int[] BY_LENGTH = {99, 99, 40, 5, 2};
    private static final int VOWEL_AND_CONSONANT = 12;
    private static final int CONSONANT_AND_GLIDE = 20;
    private static final int SHORT_OPEN = 8;
    private static final int SHORT_OPEN_ON_VOWEL = 3;
    private static final int ENDS_IN_WEAK_VOWEL = 8;
    private static final int LONG_BARE_VERB = 15;
    private static final int LEFT_BY_A_WEAK_VOWEL = 8;
    private static final int BORROWED_CLUSTER = 8;
    private static final int NO_CLUSTER = 25;

    private KazakhRoots() {}

    /// What leaving the first `length` letters as the root costs, when `inner` is the ending nearest to it.
    static int price(String word, int length, @Nullable Ending inner) {
        char last = word.charAt(length - 1);
        int price = ofLength(word, length, last);
        boolean verb = inner != null && (inner.before() & KazakhEndings.VERB) != 0;
        if (verb && length >= BY_LENGTH.length && "аеыітлнрз".indexOf(last) < 0) {
            price += LONG_BARE_VERB;
        }
        if (KazakhSounds.isVowel(last) && last != 'у') {
            return price + ofOpen(word, length, last);
        }
        char before = word.charAt(length - 2);
        return KazakhSounds.isVowel(before) ? price : price + ofCluster(before, last, inner);
    }

    private static int ofLength(String word, int length, char last) {
        if (length >= BY_LENGTH.length) {
            return 0;
        }
        if (length > 2) {
            return BY_LENGTH[length];
        }
        boolean onVowel = KazakhSounds.isVowel(word.charAt(0));
        boolean glide = last == 'у' || last == 'и';
        return onVowel ? VOWEL_AND_CONSONANT : glide ? CONSONANT_AND_GLIDE : BY_LENGTH[length];
    }

    private static int ofOpen(String word, int length, char last) {
        boolean onVowel = KazakhSounds.isVowel(word.charAt(0));
        int small = length > 3 ? 0 : onVowel ? SHORT_OPEN_ON_VOWEL : SHORT_OPEN;
        return small + (KazakhSounds.isWeak(last) ? ENDS_IN_WEAK_VOWEL : 0);
    }

    /// Two consonants end a root of Kazakh only as in "арт"; else a weak vowel has left ("орн-ы"), or it is borrowed.
    private static int ofCluster(char first, char last, @Nullable Ending inner) {
        if ("рлнйу".indexOf(first) >= 0 && "тқкспшцхчф".indexOf(last) >= 0) {
            return 0;
        }
        if (inner != null && inner.spelling().opens() && "рлнмзқкғгпб".indexOf(last) >= 0) {
            return LEFT_BY_A_WEAK_VOWEL;
        }
        return "тқкспшцхчфьмрлн".indexOf(last) >= 0 ? BORROWED_CLUSTER : NO_CLUSTER;
    }
}
