package kz.jauap.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.jauap.language.morphology.Letters;
import org.jspecify.annotations.Nullable;

/// Named things by their aliases. An alias is found when all its words stand near each other, in any order; the alias
/// with most words wins, then the tightest; equals are kept together as one ambiguous match.
final class Entities {

    private static final int MOST_BETWEEN = 1;
    private static final int MOST_MEANT = 4;

    private final String[] names;
    private final Rows wordsOf;
    private final Rows idsOf;
    /// Aliases by number of the word; words past the end name nothing.
    private final Rows byWord;
    private final BitSet numbers = new BitSet();
    private final BitSet lacking = new BitSet();

    /// @param words distinct, light ones left out
    /// @param numbers whether one of them is a number
    /// @param lacking whether it says itself that something is left out
    record Alias(int[] words, List<String> ids, boolean numbers, boolean lacking) {}

    /// An alias at a place.
    private record Candidate(Alias alias, int[] places, int spread) {

        int first() {
            return Arrays.stream(places).min().orElse(0);
        }

        boolean isPartOf(List<String> wholes) {
            return alias.ids.stream().allMatch(id -> wholes.stream().anyMatch(whole -> id.startsWith(whole + "/")));
        }
    }

    Entities(List<Alias> named) {
        Map<List<Integer>, Set<String>> ids = new LinkedHashMap<>();
        Map<List<Integer>, int[]> words = new LinkedHashMap<>();
        Map<List<Integer>, Integer> places = new HashMap<>();
        for (Alias alias : named) {
            List<Integer> key = Arrays.stream(alias.words).sorted().boxed().toList();
            ids.computeIfAbsent(key, k -> new LinkedHashSet<>()).addAll(alias.ids);
            words.putIfAbsent(key, alias.words);
            int number = places.computeIfAbsent(key, k -> places.size());
            numbers.set(number, alias.numbers);
            lacking.set(number, lacking.get(number) || alias.lacking);
        }
        List<int[]> spelled = List.copyOf(words.values());
        List<Set<String>> meant = List.copyOf(ids.values());
        names = ids.values().stream().flatMap(Set::stream).distinct().toArray(String[]::new);
        Map<String, Integer> numbers = new HashMap<>();
        for (String name : names) {
            numbers.put(name, numbers.size());
        }
        wordsOf = Rows.of(spelled.size(), spelled::get);
        idsOf = Rows.of(
                meant.size(),
                alias -> meant.get(alias).stream()
                        .mapToInt(id -> numbers.getOrDefault(id, 0))
                        .toArray());
        byWord = postings(spelled);
    }

    private static Rows postings(List<int[]> spelled) {
        Map<Integer, List<Integer>> aliases = new HashMap<>();
        for (int alias = 0; alias < spelled.size(); alias++) {
            for (int word : spelled.get(alias)) {
                aliases.computeIfAbsent(word, w -> new ArrayList<>()).add(alias);
            }
        }
        int last = aliases.keySet().stream().max(Comparator.naturalOrder()).orElse(-1);
        return Rows.of(
                last + 1,
                word -> aliases.getOrDefault(word, List.of()).stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    /// The aliases that have the word at a place, or one of its family.
    private List<Alias> with(Reading reading, int at) {
        List<Alias> own = with(reading.ids[at]);
        if (reading.kin[at] == Lexicon.UNKNOWN) {
            return own;
        }
        List<Alias> all = new ArrayList<>(own);
        all.addAll(with(reading.kin[at]));
        return all;
    }

    /// The aliases that have the word.
    private List<Alias> with(int word) {
        if (word < 0 || word >= byWord.count()) {
            return List.of();
        }
        return Arrays.stream(byWord.row(word))
                .mapToObj(alias -> new Alias(wordsOf.row(alias), ids(alias), numbers.get(alias), lacking.get(alias)))
                .toList();
    }

    private List<String> ids(int alias) {
        return Arrays.stream(idsOf.row(alias)).mapToObj(id -> names[id]).toList();
    }

    /// Whether any name has the word.
    boolean know(int word) {
        return word >= 0 && word < byWord.count() && byWord.from(word) < byWord.to(word);
    }

    /// Finds what is named between two words of a reading, marks the words, and answers the matches in order.
    List<EntityMatch> mark(Reading reading, int from, int to) {
        List<EntityMatch> matches = markWhole(reading, from, to);
        boolean unknownThing = reading.namesUnknown(from, to);
        for (int i = from; i < to; i++) {
            if (reading.entity[i] == Reading.NO_ENTITY && reading.weights[i] >= Vocabulary.LIGHT_BELOW) {
                byOneWord(reading, i, matches, unknownThing);
            }
        }
        dropWholes(matches, reading);
        matches.sort(Comparator.comparingInt(EntityMatch::from));
        return matches;
    }

    /// As [#mark], by all words of a name only.
    List<EntityMatch> markWhole(Reading reading, int from, int to) {
        List<EntityMatch> matches = new ArrayList<>();
        for (Candidate candidate : candidates(reading, from, to)) {
            if (free(candidate, reading)) {
                take(candidate, candidate.first(), reading, matches);
            } else {
                refine(candidate, reading, matches);
            }
        }
        return matches;
    }

    /// Where a thing and a part of it are named and nothing joins them, the part is meant.
    private static void dropWholes(List<EntityMatch> matches, Reading reading) {
        for (EntityMatch part : List.copyOf(matches)) {
            matches.removeIf(whole -> isWholeOf(whole, part) && !reading.joinedBetween(whole.from(), part.from()));
        }
    }

    private static boolean isWholeOf(EntityMatch whole, EntityMatch part) {
        return part.ids().stream().allMatch(id -> whole.ids().stream().anyMatch(one -> id.startsWith(one + "/")));
    }

    private static void take(Candidate candidate, int mark, Reading reading, List<EntityMatch> matches) {
        for (int place : candidate.places) {
            reading.entity[place] = mark;
        }
        matches.add(new EntityMatch(meant(candidate, reading), mark));
    }

    /// "13 ultra" is no "13": then only the whole is known.
    private static List<String> meant(Candidate candidate, Reading reading) {
        boolean another = Arrays.stream(candidate.places)
                .anyMatch(place -> place + 1 < reading.size() && reading.variant[place + 1]);
        return candidate.alias.ids.stream()
                .map(id -> another ? Reading.whole(id) : id)
                .distinct()
                .toList();
    }

    /// "Change the screen of an iPhone" may have more words than "iPhone 13 screen", but the 13 says which one.
    private static void refine(Candidate candidate, Reading reading, List<EntityMatch> matches) {
        boolean says = Arrays.stream(candidate.places).anyMatch(place -> reading.entity[place] == Reading.NO_ENTITY);
        List<Integer> marks = Arrays.stream(candidate.places)
                .map(place -> reading.entity[place])
                .filter(mark -> mark != Reading.NO_ENTITY)
                .distinct()
                .boxed()
                .toList();
        if (!says || marks.size() != 1) {
            return;
        }
        matches.stream()
                .filter(match -> match.from() == marks.getFirst() && candidate.isPartOf(match.ids()))
                .findFirst()
                .ifPresent(whole -> {
                    matches.remove(whole);
                    take(candidate, whole.from(), reading, matches);
                });
    }

    /// One word of a longer name: it tells the part of what is named beside it, or stands for all it may mean where no
    /// topic knows it. Beside a name of another kind, or a thing nobody knows, it must mean just one.
    private void byOneWord(Reading reading, int at, List<EntityMatch> matches, boolean unknownThing) {
        List<String> ids = with(reading, at).stream()
                .filter(alias -> !isCountedOtherwise(alias, reading, at))
                .flatMap(alias -> alias.ids.stream())
                .distinct()
                .toList();
        for (EntityMatch match : List.copyOf(matches)) {
            List<String> parts = ids.stream()
                    .filter(id -> match.ids().stream().anyMatch(whole -> id.startsWith(whole + "/")))
                    .toList();
            if (parts.size() == 1 && !reading.lacking[at]) {
                matches.remove(match);
                reading.entity[at] = match.from();
                matches.add(new EntityMatch(parts, match.from()));
                return;
            }
        }
        List<String> meant = wholes(ids);
        boolean few = matches.isEmpty()
                ? !meant.isEmpty() && meant.size() <= (unknownThing ? 1 : MOST_MEANT)
                : meant.size() == 1
                        && matches.stream()
                                .noneMatch(match -> kind(match.ids().getFirst()).equals(kind(meant.getFirst())));
        if (few
                && !reading.asked[at]
                && !reading.lacking[at]
                && !reading.manner[at]
                && !isQualityOfOther(reading, at)) {
            reading.entity[at] = at;
            matches.add(new EntityMatch(meant, at));
        }
    }

    /// "13 years" is no word of "up to 10 years".
    private static boolean isCountedOtherwise(Alias alias, Reading reading, int at) {
        boolean counted = at > 0 && Letters.isNumber(reading.words.get(at - 1).plain());
        return counted && alias.numbers() && Arrays.stream(alias.words).noneMatch(word -> word == reading.ids[at - 1]);
    }

    /// "An evening *make-up*" is no "evening hairdo": a quality tells nothing where the thing it is of follows it.
    private boolean isQualityOfOther(Reading reading, int at) {
        int next = at + 1;
        return next < reading.size()
                && Grammar.isQuality(reading.words.get(at))
                && reading.words.get(next).before() == Word.Gap.SPACE
                && reading.entity[next] == Reading.NO_ENTITY
                && !know(reading.ids[next])
                && reading.weights[next] >= Vocabulary.LIGHT_BELOW
                && reading.noun[next];
    }

    /// What stands before the colon of an id: people are of another kind than services.
    private static String kind(String id) {
        return id.substring(0, id.indexOf(':') + 1);
    }

    /// Without the parts of what is there as a whole.
    private static List<String> wholes(List<String> ids) {
        return ids.stream()
                .filter(id -> ids.stream().noneMatch(whole -> id.startsWith(whole + "/")))
                .toList();
    }

    private List<Candidate> candidates(Reading reading, int from, int to) {
        List<Candidate> found = new ArrayList<>();
        for (int i = from; i < to; i++) {
            for (Alias alias : with(reading, i)) {
                Candidate candidate = around(alias, reading, i, from, to);
                if (candidate != null) {
                    found.add(candidate);
                }
            }
        }
        found.sort(Comparator.comparingInt((Candidate c) -> -c.alias.words.length)
                .thenComparingInt(Candidate::spread)
                .thenComparingInt(Candidate::first));
        return found;
    }

    /// The alias with one of its words at `at` and the others as near as they come.
    private static @Nullable Candidate around(Alias alias, Reading reading, int at, int from, int to) {
        int[] places = new int[alias.words.length];
        int low = at;
        int high = at;
        for (int w = 0; w < places.length; w++) {
            int place = reading.is(at, alias.words[w]) ? at : nearest(alias.words[w], reading, at, from, to);
            if (place < 0) {
                return null;
            }
            places[w] = place;
            low = Math.min(low, place);
            high = Math.max(high, place);
        }
        int between = between(reading, low, high, places, alias.numbers);
        boolean leftOut = !alias.lacking && Arrays.stream(places).anyMatch(place -> reading.lacking[place]);
        return leftOut || between > MOST_BETWEEN ? null : new Candidate(alias, places, between);
    }

    private static int nearest(int word, Reading reading, int at, int from, int to) {
        for (int step = 1; at - step >= from || at + step < to; step++) {
            if (at + step < to && reading.is(at + step, word)) {
                return at + step;
            }
            if (at - step >= from && reading.is(at - step, word)) {
                return at - step;
            }
        }
        return -1;
    }

    /// Between a number and what it is of a question may stand: "the screen, how much is it, of the 12".
    private static int between(Reading reading, int low, int high, int[] places, boolean numbered) {
        int count = 0;
        for (int i = low; i <= high; i++) {
            int place = i;
            boolean own = Arrays.stream(places).anyMatch(p -> p == place);
            boolean passing = numbered && reading.passing[i];
            count += own || passing || reading.weights[i] < Vocabulary.LIGHT_BELOW ? 0 : 1;
        }
        return count;
    }

    private static boolean free(Candidate candidate, Reading reading) {
        for (int place : candidate.places) {
            if (reading.entity[place] != Reading.NO_ENTITY) {
                return false;
            }
        }
        return true;
    }
}
