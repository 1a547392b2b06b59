package kz.jauap.eval;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// A kind of mechanical change to what a customer writes that changes nothing of what is meant.
public enum Rewrite {
    /// The last word comes first.
    WORD_ORDER,
    /// One letter of a long word doubled, left out, or changed places with the next.
    TYPO,
    NO_PUNCTUATION,
    CAPITALS,
    /// е for ё, or ё where it belongs.
    YO,
    /// Latin letters.
    LATIN,
    /// A greeting in front.
    GREETING,
    /// "Tell me please" around it.
    POLITE,
    /// Two messages of one burst instead of one.
    SPLIT,
    EMOJI;

    /// Its name in reports, for example `word-order`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param language of the words: `ru`, `kk` or `en`
    /// @return the burst rewritten; the same where there is nothing to change
    public List<String> apply(List<String> burst, String language, RewriteWords words, RandomGenerator dice) {
        return switch (this) {
            case WORD_ORDER -> each(burst, Spelling::lastWordFirst);
            case TYPO -> each(burst, text -> Spelling.slip(text, dice));
            case NO_PUNCTUATION -> each(burst, Spelling::withoutPunctuation);
            case CAPITALS -> each(burst, text -> text.toUpperCase(Locale.ROOT));
            case YO -> each(burst, text -> Spelling.otherYo(text, words.yo()));
            case LATIN -> each(burst, text -> Spelling.latin(text, words.latin()));
            case GREETING -> first(burst, pick(words.greetings().getOrDefault(language, List.of()), dice) + "! …");
            case POLITE -> first(burst, pick(words.polite().getOrDefault(language, List.of()), dice));
            case SPLIT ->
                burst.stream().flatMap(text -> Spelling.split(text).stream()).toList();
            case EMOJI -> first(burst, pick(words.emoji(), dice));
        };
    }

    private static List<String> each(List<String> burst, java.util.function.UnaryOperator<String> change) {
        return burst.stream().map(change).toList();
    }

    /// Puts words around the first message.
    private static List<String> first(List<String> burst, String around) {
        return java.util.stream.IntStream.range(0, burst.size())
                .mapToObj(i -> i == 0 ? Spelling.around(burst.get(i), around) : burst.get(i))
                .toList();
    }

    private static String pick(List<String> choice, RandomGenerator dice) {
        return choice.isEmpty() ? "…" : choice.get(dice.nextInt(choice.size()));
    }
}
