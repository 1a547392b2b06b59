package kz.jauap.learning;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import kz.jauap.language.Edits;
import kz.jauap.language.Transliteration;
import kz.jauap.language.morphology.Letters;
import kz.jauap.language.morphology.Table;
import org.jspecify.annotations.Nullable;

/// Words that ask, and how much they tell. Read once from the table beside this class.
///
/// @param kind what is asked; the same in every language
/// @param share of a word of the matter itself
record Asking(String kind, double share) {

    private static final int LONG = 5;
    private static final Map<String, Asking> WORDS = read();

    /// Nothing where the word does not ask.
    static @Nullable Asking of(String plain) {
        Asking known = WORDS.get(plain);
        if (known != null || !Letters.isLatin(plain)) {
            return known;
        }
        return Transliteration.spellings(plain).stream()
                .flatMap(spelling -> near(Letters.plain(spelling)))
                .findFirst()
                .orElse(null);
    }

    /// Latin letters leave out soft signs.
    private static Stream<Asking> near(String spelling) {
        Asking known = WORDS.get(spelling);
        return known != null || spelling.length() < LONG
                ? Stream.ofNullable(known)
                : WORDS.entrySet().stream()
                        .filter(one -> one.getKey().length() > spelling.length()
                                && Edits.between(one.getKey(), spelling, 1) <= 1)
                        .map(Map.Entry::getValue)
                        .limit(1);
    }

    private static Map<String, Asking> read() {
        Map<String, Asking> words = new HashMap<>();
        Table.read(Asking.class, "asking.txt").forEach((section, said) -> {
            String[] head = section.split(" ");
            Asking asking = new Asking(head[0], Double.parseDouble(head[1]));
            said.forEach(word -> words.put(Letters.plain(Letters.small(word)), asking));
        });
        return Map.copyOf(words);
    }
}
