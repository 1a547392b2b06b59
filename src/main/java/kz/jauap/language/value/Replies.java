package kz.jauap.language.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.jauap.language.Grammar;
import kz.jauap.language.Transliteration;
import kz.jauap.language.expression.Tables;
import kz.jauap.language.expression.Token;
import kz.jauap.language.expression.Tokens;
import kz.jauap.language.morphology.Letters;
import org.jspecify.annotations.Nullable;

/// Reads yes and no, with slang and emoji, from the table `replies.txt`.
public final class Replies {

    private record Phrase(List<String> words, YesNo meaning) {}

    /// @param score how much of the message it is: 1 when nothing else is said
    public record Reply(YesNo meaning, double score) {}

    private static final double SURE = 0.5;
    private static final double OPENING = 0.6;
    private static final Map<String, List<Phrase>> PHRASES = read();

    private Replies() {}

    /// What the message answers; empty when it is no answer of this kind.
    public static Optional<Reply> in(String text) {
        List<Token> words = Tokens.of(text).stream().filter(Replies::speaks).toList();
        List<YesNo> meanings = new ArrayList<>();
        double covered = 0;
        double all = 0;
        boolean opens = false;
        for (int at = 0; at < words.size(); ) {
            Phrase phrase = longest(words, at);
            int size = phrase == null ? 1 : phrase.words.size();
            boolean light = phrase == null
                    && Grammar.isLight(Letters.plain(words.get(at).text()));
            all += light ? 0 : size;
            if (phrase != null) {
                meanings.add(phrase.meaning);
                covered += size;
                opens |= at == 0;
            }
            at += size;
        }
        if (meanings.isEmpty() || !opens && covered / all < SURE) {
            return Optional.empty();
        }
        double score = covered / all;
        return Optional.of(new Reply(weighed(meanings), opens ? Math.max(score, OPENING) : score));
    }

    /// A wish to stop weighs most; putting off and doubt more than a plain word; of yes and no the first.
    private static YesNo weighed(List<YesNo> meanings) {
        for (YesNo strong : List.of(YesNo.STOP, YesNo.LATER)) {
            if (meanings.contains(strong)) {
                return strong;
            }
        }
        return meanings.contains(YesNo.UNSURE) ? YesNo.UNSURE : meanings.getFirst();
    }

    private static boolean speaks(Token token) {
        return token.isWord() || token.isDigits() || PHRASES.containsKey(token.text());
    }

    private static @Nullable Phrase longest(List<Token> words, int at) {
        String typed = Letters.plain(words.get(at).text());
        Phrase found = fitting(PHRASES.getOrDefault(typed, List.of()), words, at);
        if (found == null && Letters.isLatin(typed)) {
            found = fitting(PHRASES.getOrDefault(Transliteration.toCyrillic(typed), List.of()), words, at);
        }
        return found;
    }

    private static @Nullable Phrase fitting(List<Phrase> phrases, List<Token> words, int at) {
        for (Phrase phrase : phrases) {
            if (fits(phrase, words, at)) {
                return phrase;
            }
        }
        return null;
    }

    private static boolean fits(Phrase phrase, List<Token> words, int at) {
        if (at + phrase.words.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < phrase.words.size(); i++) {
            String typed = Letters.plain(words.get(at + i).text());
            String wanted = phrase.words.get(i);
            if (!wanted.equals(typed)
                    && !(Letters.isLatin(typed) && wanted.equals(Transliteration.toCyrillic(typed)))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, List<Phrase>> read() {
        Map<String, List<Phrase>> phrases = new HashMap<>();
        YesNo meaning = YesNo.YES;
        for (String line : Tables.lines(Replies.class, "replies.txt")) {
            if (line.startsWith("[")) {
                meaning = YesNo.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
            } else {
                for (String phrase : line.split(",")) {
                    List<String> words = Arrays.stream(phrase.strip().split(" "))
                            .map(word -> Letters.plain(word.replace("'", "")))
                            .toList();
                    phrases.computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
                            .add(new Phrase(words, meaning));
                }
            }
        }
        phrases.values().forEach(same -> same.sort(Comparator.comparing(phrase -> -phrase.words.size())));
        return phrases;
    }
}
