package kz.jauap.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import kz.jauap.language.person.PersonNames;
import kz.jauap.language.person.PersonNames.PersonName;
import kz.jauap.language.value.Phones;

/// Takes out of a text what belongs to a person: names, phones, cards, personal numbers, addresses of mail and of
/// chats.
/// A sign stands where something was.
final class Privacy {

    /// Where something is hidden.
    static final String HIDDEN = "•••";

    private static final Pattern NUMBERS =
            Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|@\\w{4,}|\\+?\\d(?:[ ()–-]{0,2}\\d){8,18}(?!\\d)");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’-]*");
    private static final Pattern TWICE = Pattern.compile(HIDDEN + "(?:[ ,]*" + HIDDEN + ")+");
    private static final double LIKELY = 0.7;
    private static final int MOST_NAMES = 8;
    private static final int SHORTEST_NAME = 3;

    private Privacy() {}

    private record Span(int from, int to) {

        boolean meets(Span other) {
            return from < other.to && other.from < to;
        }
    }

    /// @param taken words of the business, in small letters, which are nobody's name
    /// @param own phones of the business, as they are dialled
    static String clean(String text, Predicate<String> taken, Predicate<String> own) {
        String shown = hide(text, numbers(text, own));
        for (int i = 0; i < MOST_NAMES; i++) {
            Optional<PersonName> name = PersonNames.in(shown, false, taken).filter(one -> one.score() >= LIKELY);
            if (name.isEmpty()) {
                break;
            }
            shown = hide(shown, List.of(new Span(name.get().from(), name.get().to())));
        }
        return TWICE.matcher(hide(shown, known(shown, taken)))
                .replaceAll(HIDDEN)
                .strip();
    }

    private static List<Span> numbers(String text, Predicate<String> own) {
        List<Span> kept = new ArrayList<>();
        List<Span> hidden = new ArrayList<>();
        for (Phones.Phone phone : Phones.in(text)) {
            (own.test(phone.e164()) ? kept : hidden).add(new Span(phone.from(), phone.to()));
        }
        NUMBERS.matcher(text)
                .results()
                .map(found -> new Span(found.start(), found.end()))
                .filter(span ->
                        kept.stream().noneMatch(span::meets) && hidden.stream().noneMatch(span::meets))
                .forEach(hidden::add);
        return hidden;
    }

    /// Names everyone knows, wherever they stand, with what is said along with them.
    private static List<Span> known(String text, Predicate<String> taken) {
        List<MatchResult> words = WORD.matcher(text).results().toList();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            MatchResult word = words.get(i);
            boolean nobodys = taken.test(word.group().toLowerCase(Locale.ROOT));
            if (nobodys || word.group().length() < SHORTEST_NAME || !isName(word.group(), taken)) {
                continue;
            }
            boolean before = i > 1 && isProper(words.get(i - 1)) && areNeighbours(text, words.get(i - 1), word);
            boolean after = i + 1 < words.size()
                    && areNeighbours(text, word, words.get(i + 1))
                    && isName(text.substring(word.start(), words.get(i + 1).end()), taken);
            spans.add(new Span(
                    before ? words.get(i - 1).start() : word.start(),
                    after ? words.get(++i).end() : word.end()));
        }
        return spans;
    }

    private static boolean isName(String words, Predicate<String> taken) {
        return PersonNames.in(words, false, taken)
                .filter(name -> name.from() == 0 && name.to() == words.length())
                .isPresent();
    }

    private static boolean isProper(MatchResult word) {
        return Character.isUpperCase(word.group().charAt(0));
    }

    private static boolean areNeighbours(String text, MatchResult one, MatchResult next) {
        return text.substring(one.end(), next.start()).isBlank();
    }

    private static String hide(String text, List<Span> spans) {
        StringBuilder out = new StringBuilder(text);
        spans.stream()
                .sorted(Comparator.comparingInt(Span::from).reversed())
                .forEach(span -> out.replace(span.from, span.to, HIDDEN));
        return out.toString();
    }
}
