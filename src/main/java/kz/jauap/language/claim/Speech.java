package kz.jauap.language.claim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kz.jauap.language.Grammar;
import kz.jauap.language.expression.Tables;
import kz.jauap.language.morphology.Letters;
import kz.jauap.language.morphology.Stems;

/// The words an answer needs to sound like one and that claim nothing by themselves.
final class Speech {

    static final Speech COMMON = new Speech();

    private final Map<String, Set<String>> keys = new HashMap<>();

    private Speech() {
        Stems stems = new Stems();
        String language = "";
        for (String line : Tables.lines(Speech.class, "speech.txt")) {
            if (line.startsWith("[")) {
                language = line.substring(1, line.length() - 1);
            } else {
                Set<String> known = keys.computeIfAbsent(language, one -> new HashSet<>());
                for (String word : line.split(" +")) {
                    known.addAll(keys(word, language, stems));
                }
            }
        }
    }

    /// A word as it is compared: folded, and without its endings.
    static Set<String> keys(String small, String language, Stems stems) {
        String plain = Letters.plain(small);
        Set<String> keys = new HashSet<>(Set.of(plain));
        if (plain.length() > 2 && Character.isLetter(plain.codePointAt(0))) {
            keys.add((Letters.isLatin(plain) ? "en" : language)
                    + stems.of(small, plain, Letters.isLatin(plain) ? "en" : language));
            if (language.equals("kk")) {
                keys.add("ru" + stems.of(small, plain, "ru"));
            }
        }
        return keys;
    }

    boolean claimsNothing(String plain, Set<String> wordKeys, String language) {
        Set<String> known = keys.getOrDefault(language, Set.of());
        return Grammar.isLight(plain) || wordKeys.stream().anyMatch(known::contains);
    }
}
