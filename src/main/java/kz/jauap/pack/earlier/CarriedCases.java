package kz.jauap.pack.earlier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Cases of the earlier format as cases of a pack: one text, several turns, or one burst of several messages; what is
/// expected of the last of them, or of each.
final class CarriedCases {

    private static final Map<String, String> ACTIONS =
            Map.of("reply", "reply", "escalate", "escalate", "booking_flow", "booking", "booking", "booking");
    private static final Map<String, List<String>> TEXTS = new LinkedHashMap<>();

    static {
        TEXTS.put("includes", List.of("must_include", "must_tell_user", "collect", "includes"));
        TEXTS.put("includes_any", List.of("must_include_any", "must_tell_user_any", "includes_any"));
        TEXTS.put("excludes", List.of("must_not", "excludes"));
        TEXTS.put("slots", List.of("booking_slots", "slots"));
    }

    private static final Set<String> HERE = Set.of("action", "intent", "topic", "offers_booking", "booking");

    private final Notes notes;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> dropped = new TreeMap<>();

    CarriedCases(Notes notes) {
        this.notes = notes;
    }

    /// Empty when there are none.
    Map<String, Object> of(List<Tree> lists) {
        List<Object> cases = new ArrayList<>();
        for (Tree list : lists) {
            dropped.clear();
            list.list().forEach(one -> add(one, cases));
            dropped.forEach((key, count) -> notes.note(
                    list,
                    "`" + key + "` is expected by " + count + " cases and cannot be judged here",
                    "the cases were carried over without it"));
        }
        return cases.isEmpty() ? Map.of() : Map.of("cases", cases);
    }

    private void add(Tree one, List<Object> cases) {
        Map<String, Object> carried = new LinkedHashMap<>();
        carried.put("id", id(one));
        one.at("local_time").texts().forEach(time -> carried.put("local_time", time));
        List<Map<String, Object>> turns = turns(one);
        Map<String, Object> expected = expected(one);
        if (!turns.isEmpty() && !expected.isEmpty()) {
            turns.getLast().putIfAbsent("expect", expected);
        }
        carried.put("turns", turns);
        if (turns.stream().anyMatch(turn -> turn.containsKey("expect"))) {
            cases.add(carried);
        } else {
            notes.note(
                    one, "the case says nothing or expects nothing", "it was left out: give it `user` and `expected`");
        }
    }

    private String id(Tree one) {
        String id = one.at("id").text();
        String free = id.isEmpty() ? "line-" + one.line() : id;
        while (!taken.add(free)) {
            free += "-again";
        }
        if (!free.equals(id)) {
            notes.note(one, "`" + id + "` is the name of no case, or of two", "this one is called " + free);
        }
        return free;
    }

    private List<Map<String, Object>> turns(Tree one) {
        List<Map<String, Object>> turns = new ArrayList<>();
        for (Tree turn : one.at("turns").list()) {
            Tree user = turn.at("user").isThere() ? turn.at("user") : turn;
            Map<String, Object> said = said(user.texts());
            if (turn.at("user").isThere()) {
                Map<String, Object> expected = expected(turn);
                if (!expected.isEmpty()) {
                    said.put("expect", expected);
                }
            }
            turns.add(said);
        }
        for (String key : List.of("user", "messages")) {
            List<String> burst = one.at(key).texts();
            if (!burst.isEmpty()) {
                turns.add(said(burst));
            }
        }
        return turns;
    }

    private static Map<String, Object> said(List<String> texts) {
        Map<String, Object> turn = new LinkedHashMap<>();
        turn.put("user", texts.size() == 1 ? texts.getFirst() : texts);
        return turn;
    }

    private Map<String, Object> expected(Tree of) {
        Tree tree = of.at("expected").isThere() ? of.at("expected") : of.at("expect");
        Map<String, Object> expected = new LinkedHashMap<>();
        String action = tree.at("action").text();
        if (ACTIONS.containsKey(action)) {
            expected.put("action", ACTIONS.get(action));
        }
        TEXTS.forEach((to, keys) -> {
            Set<String> texts = new LinkedHashSet<>();
            keys.forEach(key -> texts.addAll(tree.at(key).texts()));
            if (!texts.isEmpty()) {
                expected.put(to, List.copyOf(texts));
            }
        });
        tree.at("offers_booking").texts().forEach(offers -> expected.put("offers_booking", offers));
        if (!expected.isEmpty()) {
            List.of("intent", "topic")
                    .forEach(key -> tree.at(key).texts().forEach(topic -> expected.put("topic", topic)));
        }
        tree.entries().keySet().stream()
                .filter(key -> !HERE.contains(key) && TEXTS.values().stream().noneMatch(keys -> keys.contains(key)))
                .forEach(key -> dropped.merge(key, 1, Integer::sum));
        return expected;
    }
}
