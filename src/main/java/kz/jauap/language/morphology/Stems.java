package kz.jauap.language.morphology;

import org.tartarus.snowball.ext.EnglishStemmer;

/// Words without their endings, by language. Holds scratch space: one instance per reading, never shared.
public final class Stems {

    private final KazakhStem kazakh = new KazakhStem();
    private final EnglishStemmer english = new EnglishStemmer();

    public String of(String small, String plain, String language) {
        return switch (language) {
            case "kk" -> Letters.plain(kazakh.of(small));
            case "en" -> english(plain);
            default -> RussianStem.of(plain);
        };
    }

    /// Whether a word looks like a form of a verb, in whatever language; some nouns do, too.
    public boolean isVerb(String small, String plain) {
        return Letters.hasKazakhLetter(small) ? kazakh.isVerb(small) : RussianStem.isVerb(plain);
    }

    private String english(String plain) {
        english.setCurrent(plain);
        english.stem();
        return english.getCurrent();
    }
}
