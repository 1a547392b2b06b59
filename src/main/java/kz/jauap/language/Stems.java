package kz.jauap.language;

import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/// Words without their endings, by language. Holds scratch space: one instance per reading, never shared.
final class Stems {

    private final RussianStemmer russian = new RussianStemmer();
    private final EnglishStemmer english = new EnglishStemmer();

    String of(String small, String plain, String language) {
        return switch (language) {
            case "kk" -> Letters.plain(KazakhStem.of(small));
            case "en" -> english(plain);
            default -> russian(plain);
        };
    }

    private String russian(String plain) {
        russian.setCurrent(plain);
        russian.stem();
        return russian.getCurrent();
    }

    private String english(String plain) {
        english.setCurrent(plain);
        english.stem();
        return english.getCurrent();
    }
}
