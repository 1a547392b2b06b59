package kz.jauap.language;

import java.util.Set;
import kz.jauap.language.morphology.Letters;

/// Listens which language a burst is in: by letters only Kazakh has, by light words, and by the languages of the
/// samples its words are known from. Words that two languages share say nothing.
final class Tongue {

    private static final double BY_LETTER = 2;
    private static final double BY_WORD = 1;
    private static final double BY_SCRIPT = 0.3;
    private static final int SHORTEST_TELLING = 4;
    private static final int ENOUGH = 2;

    private double russian;
    private double kazakh;
    private double english;
    private boolean known;
    private int heard;

    void hear(Word word, String surface, Lexicon lexicon) {
        if (word.small().codePoints().noneMatch(Character::isLetter)) {
            return;
        }
        boolean telling = word.small().length() >= SHORTEST_TELLING;
        if (Letters.hasKazakhLetter(word.small())) {
            known = true;
            kazakh += BY_LETTER;
            return;
        }
        Set<String> languages = lexicon.languagesOf(surface);
        if (languages.size() == 1) {
            known |= telling;
            heard++;
            add(languages.iterator().next(), BY_WORD);
        } else if (languages.isEmpty()) {
            byGrammar(word.plain());
        }
    }

    /// The language heard most; `previous` when nothing was heard or it is as likely, or when there is nothing to go by
    /// but the script or one short word: a bare name, "ok" or a sign is in no language.
    String heard(String previous) {
        double most = Math.max(russian, Math.max(kazakh, english));
        if (most == 0 || of(previous) == most || !known && heard < ENOUGH && !previous.isEmpty()) {
            return previous;
        }
        return kazakh == most ? "kk" : russian == most ? "ru" : "en";
    }

    private void byGrammar(String plain) {
        boolean found = false;
        for (String language : Grammar.LANGUAGES) {
            if (Grammar.in(language).light().contains(plain)) {
                add(language, BY_WORD);
                found = true;
                heard++;
            }
        }
        if (!found && Character.isLetter(plain.codePointAt(0))) {
            add(Letters.isLatin(plain) ? "en" : "ru", BY_SCRIPT);
        }
    }

    private void add(String language, double amount) {
        switch (language) {
            case "kk" -> kazakh += amount;
            case "en" -> english += amount;
            default -> russian += amount;
        }
    }

    private double of(String language) {
        return switch (language) {
            case "kk" -> kazakh;
            case "en" -> english;
            case "ru" -> russian;
            default -> -1;
        };
    }
}
