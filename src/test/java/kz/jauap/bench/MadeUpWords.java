package kz.jauap.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Words of no language, put together of syllables as Russian and Kazakh have them: enough to fill the pack of a
/// business that does not exist. A few of them are drawn often and most seldom, as in speech.
final class MadeUpWords {

    private static final String[] RU_STARTS = {
        "б", "в", "г", "д", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "ш", "ст", "пр", "кр", "гр", "тр", "бл", "сп"
    };
    private static final String[] RU_VOWELS = {"а", "о", "у", "и", "е", "ы"};
    private static final String[] RU_NOUN_ENDS = {"ка", "ник", "ина", "ость", "ение", "ня", "ор", "ет", "ия"};
    private static final String[] KK_STARTS = {"б", "қ", "ғ", "д", "к", "л", "м", "н", "т", "ж", "с", "ш"};
    private static final String[] KK_VOWELS_BACK = {"а", "о", "ұ", "ы"};
    private static final String[] KK_VOWELS_FRONT = {"ә", "ө", "ү", "і", "е"};
    private static final String[] KK_ENDS_BACK = {"лық", "шы", "н", "қ", "р", "ма"};
    private static final String[] KK_ENDS_FRONT = {"лік", "ші", "н", "к", "р", "ме"};

    private final RandomGenerator random;
    private final List<String> russian;
    private final List<String> kazakh;

    MadeUpWords(RandomGenerator random, int count) {
        this.random = random;
        this.russian = distinct(count, this::russianWord);
        this.kazakh = distinct(count, this::kazakhWord);
    }

    /// A word of the language; the first of its list come up more often.
    String word(String language) {
        List<String> words = language.equals("kk") ? kazakh : russian;
        double skewed = Math.pow(random.nextDouble(), 1.6);
        return words.get((int) (skewed * words.size()));
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<String> distinct(int count, java.util.function.Supplier<String> make) {
        Set<String> words = new LinkedHashSet<>();
        while (words.size() < count) {
            words.add(make.get());
        }
        return new ArrayList<>(words);
    }

    private String russianWord() {
        return syllables(RU_STARTS, RU_VOWELS) + one(RU_NOUN_ENDS);
    }

    private String kazakhWord() {
        boolean back = random.nextBoolean();
        return syllables(KK_STARTS, back ? KK_VOWELS_BACK : KK_VOWELS_FRONT) + one(back ? KK_ENDS_BACK : KK_ENDS_FRONT);
    }

    private String syllables(String[] starts, String[] vowels) {
        StringBuilder word = new StringBuilder();
        for (int left = 1 + random.nextInt(3); left >= 0; left--) {
            word.append(one(starts)).append(one(vowels));
        }
        return word.toString();
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
