package kz.jauap.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Which answer each message at a customer's is: by its key, or, where the provider is told none,
/// by its words and its place. A message that came again while its answer may have been lost is a
/// repeat, and counted apart; one that came again without a reason stays a double.
final class Attribution {

    /// An answer as the house has it.
    record Spoken(String key, String text) {}

    /// @param keys of the messages that came, in order, repeats left out; what is nobody's has a key nobody has
    /// @param at when each key came first
    /// @param repeats messages that came once more, with a reason
    record Found(List<String> keys, Map<String, Instant> at, int repeats) {}

    private final List<Spoken> spoken;
    private final BiPredicate<Instant, Instant> excused;
    private final List<String> keys = new ArrayList<>();
    private final Map<String, Instant> at = new LinkedHashMap<>();
    private int repeats;
    private int next;
    private @Nullable Instant run;
    private String last = "";

    private Attribution(List<Spoken> spoken, BiPredicate<Instant, Instant> excused) {
        this.spoken = spoken;
        this.excused = excused;
    }

    /// @param excused whether something happened between two moments by which an answer may have been lost
    static Found of(List<Spoken> spoken, List<Messenger.Came> came, BiPredicate<Instant, Instant> excused) {
        Attribution attribution = new Attribution(spoken, excused);
        came.forEach(attribution::take);
        return new Found(attribution.keys, attribution.at, attribution.repeats);
    }

    /// Where the provider is told the key of each. A copy right behind the first is a repeat where
    /// there is a reason.
    static Found known(List<Messenger.Came> came, BiPredicate<Instant, Instant> excused) {
        Attribution attribution = new Attribution(List.of(), excused);
        came.forEach(attribution::takeKnown);
        return new Found(attribution.keys, attribution.at, attribution.repeats);
    }

    private void takeKnown(Messenger.Came one) {
        Instant first = at.get(one.key());
        if (first != null && keys.getLast().equals(one.key()) && excused.test(first, one.at())) {
            repeats++;
        } else {
            give(one.key(), one);
        }
    }

    private void take(Messenger.Came one) {
        Instant since = run == null || !one.text().equals(last) ? one.at() : run;
        run = since;
        last = one.text();
        boolean fits = next < spoken.size() && is(one, spoken.get(next));
        boolean before = next > 0 && is(one, spoken.get(next - 1)) && (!fits || length(next - 1) > length(next));
        if (before && excused.test(since, one.at())) { // what fits both is the one that says more
            repeats++;
        } else if (fits) {
            give(spoken.get(next++).key(), one);
        } else {
            give(elsewhere(one), one);
        }
    }

    private int length(int place) {
        return spoken.get(place).text().strip().length();
    }

    /// Later than expected is a gap, earlier a double or a change of places: whoever judges the keys will see which.
    private String elsewhere(Messenger.Came one) {
        for (int place = next; place < spoken.size(); place++) {
            if (is(one, spoken.get(place))) {
                next = place + 1;
                return spoken.get(place).key();
            }
        }
        for (int place = next - 1; place >= 0; place--) {
            if (is(one, spoken.get(place))) {
                return spoken.get(place).key();
            }
        }
        return "words nobody said: " + one.text();
    }

    private void give(String key, Messenger.Came one) {
        keys.add(key);
        at.putIfAbsent(key, one.at());
    }

    /// Short answers may stand below the text.
    private static boolean is(Messenger.Came one, Spoken answer) {
        return one.text().startsWith(answer.text().strip());
    }
}
