package kz.jauap.language.morphology;

import kz.jauap.language.morphology.KazakhEndings.Ending;
import org.jspecify.annotations.Nullable;

/// Finds what stays of a Kazakh word without its endings. All ways to take endings off are tried from the
/// end of the word, each ending only in its place and only after the sounds and vowels it asks for; the way
/// that weighs most wins. Knows no roots, only what a root sounds like. Holds scratch space: never shared.
final class KazakhStem {

    private static final ClosedWords CLOSED = new ClosedWords("kk-closed.txt", word -> new KazakhStem().open(word));
    private static final int LONGEST = 40;
    private static final int SHORTEST = 2;

    private final int[] sounds = new int[LONGEST + 1];
    private final int[] harmony = new int[LONGEST + 1];
    private KazakhEndings endings = KazakhEndings.SPELLED;
    private String word = "";
    private int firstVowel;
    private int best;
    private int length;
    private @Nullable Ending inner;

    /// @param small a word in small letters, Kazakh letters kept
    String of(String small) {
        String closed = CLOSED.root(small);
        return closed == null ? open(small) : closed;
    }

    /// Whether its endings are those of a verb.
    boolean isVerb(String small) {
        open(small);
        return inner != null
                && (inner.before() & KazakhEndings.VERB) != 0
                && (inner.before() & KazakhEndings.NOUN) == 0;
    }

    private String open(String small) {
        inner = null;
        if (small.length() > LONGEST || small.length() <= SHORTEST) {
            return small;
        }
        listen(small);
        length = small.length();
        best = -KazakhRoots.price(small, length, null);
        shorten(length, endings.last, 0);
        return KazakhAlternations.bare(small.substring(0, length), inner == null ? null : inner.spelling());
    }

    private void listen(String small) {
        boolean folded = !Letters.hasKazakhLetter(small);
        word = small;
        endings = folded ? KazakhEndings.FOLDED : KazakhEndings.SPELLED;
        firstVowel = small.length();
        for (int i = 0; i < small.length(); i++) {
            char c = small.charAt(i);
            sounds[i + 1] = KazakhSounds.kind(c, sounds[i]);
            harmony[i + 1] = KazakhSounds.harmony(c, harmony[i], folded);
            if (firstVowel == small.length() && KazakhSounds.isVowel(c)) {
                firstVowel = i;
            }
        }
    }

    /// Tries all endings of the first `end` letters whose place is among `allowed`.
    private void shorten(int end, long allowed, int weight) {
        Tails<Ending> tails = endings.tails;
        for (int at = end - 1; at >= SHORTEST && at > firstVowel; at--) {
            tails = tails.at(word.charAt(at));
            if (tails == null) {
                return;
            }
            for (Ending ending : tails.endings()) {
                if ((allowed & ending.place()) != 0 && fits(ending.spelling(), at)) {
                    take(ending, at, weight + ending.weight());
                }
            }
        }
    }

    private boolean fits(KazakhSpelling spelling, int at) {
        return (sounds[at] & spelling.sounds()) != 0 && (harmony[at] & spelling.harmony()) != 0;
    }

    private void take(Ending ending, int at, int weight) {
        if ((ending.before() & (KazakhEndings.NOUN | KazakhEndings.VERB)) != 0) {
            int total = weight - KazakhRoots.price(word, at, ending);
            if (total > best || total == best && at > length) {
                best = total;
                length = at;
                inner = ending;
            }
        }
        shorten(at, ending.before(), weight);
    }
}
