package kz.jauap.language.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Every ending of Kazakh as it is spelled. The table `kk-endings.txt` writes an ending once, with capitals
/// for the sounds that follow the word before it; here each becomes its spellings.
final class KazakhEndings {

    /// The place of a bare noun and of a bare verb, as bits.
    static final long NOUN = 1;

    static final long VERB = 2;

    /// For words with a letter that only Kazakh has: spelled in full.
    static final KazakhEndings SPELLED = new KazakhEndings(false);
    /// For words that may have been typed without those letters.
    static final KazakhEndings FOLDED = new KazakhEndings(true);

    private static final int LETTER = 10;
    /// What an ending typed without its Kazakh letters weighs less.
    private static final int GUESSED = 8;
    /// And what one that began with қ weighs less: borrowed words end so.
    private static final int BORROWED = 13;

    final Tails<Ending> tails = new Tails<>();
    /// Places that may end a word, as bits: a voice or a negation at the end is taken for a part of the root.
    final long last;

    private final boolean folded;
    private final List<String> places = new ArrayList<>(List.of("noun", "verb"));

    /// @param place its place in a word, as a bit
    /// @param before the places that may stand before it, as bits
    /// @param weight what taking it off is worth
    record Ending(int length, long place, long before, int weight, KazakhSpelling spelling) {}

    private KazakhEndings(boolean folded) {
        this.folded = folded;
        Table.read(KazakhEndings.class, "kk-endings.txt")
                .forEach((head, endings) -> section(head.split("[ :]+"), endings));
        last = ~(place("voice") | place("negation"));
    }

    private void section(String[] head, Set<String> endings) {
        long before = 0;
        for (int i = 2; i < head.length; i++) {
            before |= place(head[i]);
        }
        for (String ending : endings) {
            for (KazakhSpelling spelling : KazakhSpelling.of(ending)) {
                add(spelling, place(head[0]), before, Integer.parseInt(head[1]));
            }
        }
    }

    private void add(KazakhSpelling spelling, long place, long before, int sure) {
        String text = spelling.text();
        int weight = sure + LETTER * text.length();
        tails.add(text, new Ending(text.length(), place, before, weight, spelling));
        String plain = Letters.plain(text);
        if (folded && !plain.equals(text)) {
            int guessed = weight - GUESSED - (text.charAt(0) == 'қ' ? BORROWED : 0);
            tails.add(plain, new Ending(plain.length(), place, before, guessed, spelling));
        }
    }

    private long place(String name) {
        int at = places.indexOf(name);
        if (at < 0) {
            places.add(name);
            at = places.size() - 1;
        }
        return 1L << at;
    }
}
