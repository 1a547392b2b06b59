package kz.jauap.language.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import kz.jauap.language.Grammar;
import kz.jauap.language.Transliteration;
import kz.jauap.language.expression.Token;
import kz.jauap.language.expression.Tokens;
import kz.jauap.language.morphology.Letters;
import kz.jauap.language.value.Replies;
import org.jspecify.annotations.Nullable;

/// Finds the name a customer gives: after "my name is", alone as an answer, or as a name everyone knows.
public final class PersonNames {

    private static final double CERTAIN = 0.95;
    private static final double LIKELY = 0.85;
    private static final double ALONE = 0.7;
    private static final double POSSIBLE = 0.6;
    private static final int MOST_WORDS = 3;
    private static final int SHORTEST = 2;
    private static final int ANSWER = 2;
    private static final NameTable NAMES = NameTable.NAMES;

    private final List<Token> words;
    private final List<String> folded;
    private final List<String> turned;
    private final Predicate<String> taken;
    private final String text;

    private PersonNames(String text, Predicate<String> taken) {
        this.text = text;
        this.taken = taken;
        this.words = Tokens.of(text);
        this.folded = words.stream().map(word -> NameTable.folded(word.text())).toList();
        this.turned = folded.stream()
                .map(word -> Letters.isLatin(word) ? Transliteration.toCyrillic(word) : word)
                .toList();
    }

    /// @param name as it is to be written down
    /// @param score how certain it is that this is a name
    /// @param from where it starts in the text
    /// @param to where it ends, exclusive
    public record PersonName(String name, double score, int from, int to) {}

    /// @param asked whether the bot has just asked for a name
    /// @param taken tells words of the business, in small letters, which are no names
    public static Optional<PersonName> in(String text, boolean asked, Predicate<String> taken) {
        PersonNames reading = new PersonNames(text, taken);
        return reading.introduced(NAMES.introduces, CERTAIN, POSSIBLE + 0.1)
                .or(() -> reading.introduced(NAMES.maybe, LIKELY, 0))
                .or(() -> reading.followed())
                .or(() -> reading.alone(asked));
    }

    private Optional<PersonName> introduced(List<List<String>> phrases, double sure, double strange) {
        PersonName best = null;
        for (int at = 0; at < words.size(); at++) {
            int after = longest(phrases, at);
            PersonName name = after == 0 ? null : name(skipMarks(at + after), sure, strange);
            best = name == null ? best : name;
        }
        return Optional.ofNullable(best);
    }

    private int longest(List<List<String>> phrases, int at) {
        int longest = 0;
        for (List<String> phrase : phrases) {
            longest = Math.max(longest, fits(phrase, at));
        }
        return longest;
    }

    private int fits(List<String> phrase, int at) {
        for (int i = 0; i < phrase.size(); i++) {
            boolean here = at + i < words.size()
                    && (phrase.get(i).equals(folded.get(at + i))
                            || phrase.get(i).equals(turned.get(at + i)));
            if (!here) {
                return 0;
            }
        }
        return phrase.size();
    }

    private int skipMarks(int at) {
        int next = at;
        while (next < words.size()
                && !words.get(next).isWord()
                && !words.get(next).isDigits()
                && next - at < 2) {
            next++;
        }
        return next;
    }

    /// `… деп жазыңыз`: the name stands before.
    private Optional<PersonName> followed() {
        for (int at = 1; at < words.size(); at++) {
            if (NAMES.follows.contains(folded.get(at))) {
                PersonName name = name(at - 1, LIKELY, 0);
                if (name != null) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<PersonName> alone(boolean asked) {
        List<Token> spoken = words.stream().filter(Token::isWord).toList();
        boolean brief = !spoken.isEmpty() && spoken.size() <= (asked ? MOST_WORDS : ANSWER);
        boolean digits = words.stream().anyMatch(Token::isDigits);
        if (!asked && (!brief || digits)) {
            return Optional.empty();
        }
        for (int at = 0; at < words.size(); at++) {
            boolean strange =
                    asked && brief && spoken.size() <= ANSWER && words.get(at).equals(spoken.getFirst());
            PersonName name = name(at, asked ? LIKELY : ALONE, strange ? POSSIBLE : 0);
            if (name != null && (asked || covers(name, spoken))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static boolean covers(PersonName name, List<Token> spoken) {
        return spoken.getFirst().from() >= name.from() && spoken.getLast().to() <= name.to();
    }

    /// The name that starts at a word.
    ///
    /// @param strange the score of a name nobody knows; 0 when only known ones count
    private @Nullable PersonName name(int at, double sure, double strange) {
        if (at >= words.size() || !looksLikeName(words.get(at))) {
            return null;
        }
        Token first = words.get(at);
        String known = NAMES.known(NameTable.folded(first.text()));
        boolean patronymic = at + 1 < words.size() && ends(words.get(at + 1), NAMES.patronymics);
        boolean proper = first.capital() && (first.from() > 0 || patronymic);
        double score = known != null || patronymic ? sure : proper && strange > 0 ? Math.max(strange, LIKELY) : strange;
        if (score == 0) {
            return null;
        }
        List<String> parts = new ArrayList<>(List.of(known == null ? written(first) : nominative(first, known)));
        int end = at;
        while (end + 1 < words.size() && parts.size() < MOST_WORDS && isMore(words.get(end + 1))) {
            parts.add(written(words.get(++end)));
        }
        return new PersonName(
                String.join(" ", parts), score, first.from(), words.get(end).to());
    }

    /// The plain form of a known name; as typed when it differs by Kazakh letters only.
    private String nominative(Token first, String known) {
        return NameTable.folded(first.text()).equals(NameTable.folded(known)) ? written(first) : known;
    }

    private String written(Token token) {
        String typed = text.substring(token.from(), token.to());
        return typed.substring(0, 1).toUpperCase(Locale.ROOT) + token.text().substring(1);
    }

    private boolean isMore(Token token) {
        boolean surname = token.capital() && (ends(token, NAMES.surnames) || looksLikeName(token) && !isKnown(token));
        return looksLikeName(token) && (ends(token, NAMES.patronymics) || surname);
    }

    private static boolean isKnown(Token token) {
        return NAMES.known(NameTable.folded(token.text())) != null;
    }

    private static boolean ends(Token token, List<String> endings) {
        String folded = NameTable.folded(token.text());
        return endings.stream().anyMatch(ending -> folded.endsWith(ending) && folded.length() > ending.length() + 1);
    }

    private boolean looksLikeName(Token token) {
        String folded = NameTable.folded(token.text());
        boolean wordy = token.isWord() && folded.length() >= SHORTEST;
        if (wordy && isKnown(token)) {
            return !taken.test(token.text()) || token.capital();
        }
        return wordy
                && token.meanings().isEmpty()
                && !Grammar.isLight(folded)
                && !NAMES.isNoName(folded)
                && !VerbEndings.looksLikeVerb(folded)
                && Replies.in(token.text()).isEmpty()
                && !taken.test(token.text());
    }
}
