package kz.jauap.language;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.jauap.language.morphology.Letters;
import kz.jauap.language.morphology.Stems;
import kz.jauap.language.morphology.Table;

/// What is true of a language whatever the business: its light words, the words that join clauses, open a question or
/// close one. Read once from the tables beside this class.
///
/// @param light words that carry no question of their own
/// @param joins words that may start another clause
/// @param opens words a question often starts with
/// @param closes particles a question ends with
/// @param negates words that turn a sentence into its opposite
/// @param addresses endings of words that say what *you* do
/// @param forbids endings of verbs that say what you must *not* do
/// @param qualities words for what anything may be like, good or cheap
/// @param wishes endings of words that say what *I* would have done
/// @param adverbs endings of words that say how something is done
/// @param governs words that need another one behind them
/// @param undirected endings of words that say what is to be done, and not by *you*
/// @param lacks words before what is to be left out
/// @param infinitives endings of words that name what may be done
public record Grammar(
        Set<String> light,
        Set<String> joins,
        Set<String> opens,
        Set<String> closes,
        Set<String> negates,
        Set<String> addresses,
        Set<String> forbids,
        Set<String> qualities,
        Set<String> wishes,
        Set<String> infinitives,
        Set<String> qualifies,
        Set<String> ordinals,
        Set<String> lacks,
        Set<String> adverbs,
        Set<String> governs,
        Set<String> undirected) {

    static final List<String> LANGUAGES = List.of("ru", "kk", "en");
    static final Map<String, Grammar> OF = Map.of("ru", read("ru"), "kk", read("kk"), "en", read("en"));

    private static final int SHORTEST_VERB = 5;
    private static final Grammar ANY = union();
    private static final Set<String> QUALITIES = stems();

    public static boolean isLight(String plain) {
        return ANY.light.contains(plain);
    }

    static boolean joins(String plain) {
        return has(ANY.joins, plain);
    }

    static boolean opens(String plain) {
        return has(ANY.opens, plain);
    }

    static boolean closes(String plain) {
        return has(ANY.closes, plain);
    }

    static boolean negates(String plain) {
        return has(ANY.negates, plain)
                || plain.length() > SHORTEST_VERB && ANY.forbids.stream().anyMatch(plain::endsWith);
    }

    /// Whether what follows is to be left out.
    static boolean lacks(String plain) {
        return has(ANY.lacks, plain);
    }

    /// Whether it needs another word behind it, so that no sentence ends with it.
    static boolean governs(String plain) {
        return has(ANY.governs, plain);
    }

    /// Whether a word may name a thing by its family: neither what you do nor how something is done does.
    static boolean mayName(String plain) {
        return !addresses(plain) && !ends(plain, ANY.adverbs);
    }

    /// Whether it says what you do, by its ending.
    static boolean addresses(String plain) {
        return plain.length() >= SHORTEST_VERB
                && !isLight(plain)
                && ANY.addresses.stream().anyMatch(plain::endsWith);
    }

    /// Whether it says what is to be done, and not that you do it.
    static boolean isUndirected(String plain) {
        return !addresses(plain) && ends(plain, ANY.undirected);
    }

    /// Whether a word looks like the name of a deed.
    static boolean isDeed(Word word, Stems stems) {
        String plain = cyrillic(word);
        return addresses(plain) || ends(plain, ANY.wishes) || stems.isVerb(word.small(), plain);
    }

    /// Whether a word says what *you* do, or what may be done: "do you make", "may one have made".
    static boolean isAskedFor(Word word) {
        String plain = cyrillic(word);
        return addresses(plain) || ends(plain, ANY.infinitives);
    }

    private static boolean ends(String plain, Set<String> endings) {
        return plain.length() >= SHORTEST_VERB && endings.stream().anyMatch(plain::endsWith);
    }

    private static String cyrillic(Word word) {
        return Letters.isLatin(word.plain()) ? Letters.plain(Transliteration.toCyrillic(word.plain())) : word.plain();
    }

    /// Whether a word nobody knows looks like the name of a thing: neither a deed nor a quality anything may have.
    static boolean isThing(Word word, Stems stems) {
        return !isDeed(word, stems) && !isOfAnything(word, stems);
    }

    /// Whether it says how anything may be and is no adjective: it tells no thing from another.
    static boolean isManner(Word word, Stems stems) {
        return isOfAnything(word, stems) && !isQuality(word);
    }

    private static boolean isOfAnything(Word word, Stems stems) {
        String plain = cyrillic(word);
        return LANGUAGES.stream().anyMatch(one -> QUALITIES.contains(stems.of(word.small(), plain, one)));
    }

    /// Whether this is what is written behind the digits of an ordinal.
    static boolean isOrdinal(String tail) {
        return ANY.ordinals.contains(tail);
    }

    /// Whether a Russian word has the ending of a quality.
    static boolean isQuality(Word word) {
        return ends(cyrillic(word), ANY.qualifies) && !ANY.qualifies.contains(word.plain());
    }

    /// As it stands, or typed in Latin letters.
    private static boolean has(Set<String> words, String plain) {
        return words.contains(plain) || Letters.isLatin(plain) && words.contains(Transliteration.toCyrillic(plain));
    }

    static Grammar in(String language) {
        return Objects.requireNonNull(OF.get(language), () -> "no grammar for " + language);
    }

    private static Grammar union() {
        return new Grammar(
                all(Grammar::light),
                all(Grammar::joins),
                all(Grammar::opens),
                all(Grammar::closes),
                all(Grammar::negates),
                all(Grammar::addresses),
                all(Grammar::forbids),
                all(Grammar::qualities),
                all(Grammar::wishes),
                all(Grammar::infinitives),
                all(Grammar::qualifies),
                all(Grammar::ordinals),
                all(Grammar::lacks),
                all(Grammar::adverbs),
                all(Grammar::governs),
                all(Grammar::undirected));
    }

    private static Set<String> stems() {
        Stems stems = new Stems();
        Set<String> found = new HashSet<>();
        OF.forEach((language, grammar) ->
                grammar.qualities.forEach(word -> found.add(stems.of(word, Letters.plain(word), language))));
        return Set.copyOf(found);
    }

    private static Set<String> all(Function<Grammar, Set<String>> part) {
        return OF.values().stream().flatMap(one -> part.apply(one).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Grammar read(String language) {
        Map<String, Set<String>> table = Table.read(Grammar.class, language + ".txt");
        return new Grammar(
                plain(table.getOrDefault("light", Set.of())),
                plain(table.getOrDefault("joins", Set.of())),
                plain(table.getOrDefault("opens", Set.of())),
                plain(table.getOrDefault("closes", Set.of())),
                plain(table.getOrDefault("negates", Set.of())),
                plain(table.getOrDefault("addresses", Set.of())),
                plain(table.getOrDefault("forbids", Set.of())),
                table.getOrDefault("qualities", Set.of()),
                plain(table.getOrDefault("wishes", Set.of())),
                plain(table.getOrDefault("infinitives", Set.of())),
                plain(table.getOrDefault("qualifies", Set.of())),
                table.getOrDefault("ordinals", Set.of()),
                plain(table.getOrDefault("lacks", Set.of())),
                plain(table.getOrDefault("adverbs", Set.of())),
                plain(table.getOrDefault("governs", Set.of())),
                plain(table.getOrDefault("undirected", Set.of())));
    }

    private static Set<String> plain(Set<String> words) {
        Set<String> plain = new HashSet<>();
        words.forEach(word -> plain.add(Letters.plain(word)));
        return Set.copyOf(plain);
    }
}
