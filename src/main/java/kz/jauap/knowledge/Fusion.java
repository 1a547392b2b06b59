package kz.jauap.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.knowledge.Shelves.Found;

/// Two lists of what was found, by words and by meaning, made one: reciprocal rank fusion. Each list has a bound of its
/// own, and only what clears one is quoted.
final class Fusion {

    /// The usual constant: how little the first places of one list outweigh agreement of both.
    private static final int FLATTENING = 60;

    private Fusion() {}

    /// The first that may be quoted; else the best by words, which is not.
    ///
    /// @param byMeaning best first
    static Optional<Found> best(List<Found> byWords, List<Found> byMeaning) {
        List<Found> words = byWords.stream()
                .filter(found -> found.covered() > 0)
                .sorted(Comparator.comparingDouble(Found::covered).reversed())
                .toList();
        Map<UUID, Double> scores = new HashMap<>();
        score(words, scores);
        score(byMeaning, scores);
        List<Found> all = new ArrayList<>(words); // where both lists have a passage, the words choose what is said
        all.addAll(byMeaning);
        Optional<Found> quoted = all.stream()
                .filter(Found::isEnough)
                .max(Comparator.comparingDouble(
                        found -> scores.getOrDefault(found.passage().id(), 0.0)));
        return quoted.or(() -> words.stream().findFirst());
    }

    private static void score(List<Found> ranked, Map<UUID, Double> scores) {
        Map<UUID, Integer> places = new HashMap<>();
        for (Found found : ranked) {
            places.putIfAbsent(found.passage().id(), places.size() + 1);
        }
        places.forEach((id, place) -> scores.merge(id, 1.0 / (FLATTENING + place), Double::sum));
    }
}
