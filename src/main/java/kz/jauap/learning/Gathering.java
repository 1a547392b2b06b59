package kz.jauap.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts questions that ask the same together, one after the other as they come: each joins the topic with the nearest
/// question, if that is near enough, and else founds one. The same questions in the same order always come out the
/// same.
///
/// @param <T> what a topic is known by
final class Gathering<T> {

    /// How near is near enough. See `docs/learning.md` for what it was chosen on.
    static final double NEAR = 0.55;

    private final double near;
    private final Map<T, List<Gist>> topics = new LinkedHashMap<>();

    Gathering() {
        this(NEAR);
    }

    Gathering(double near) {
        this.near = near;
    }

    /// A question of a topic that is known.
    void put(T topic, Gist question) {
        List<Gist> known = topics.computeIfAbsent(topic, one -> new ArrayList<>());
        if (!known.contains(question)) {
            known.add(question);
        }
    }

    /// The topic a question joins; the earlier of two that are as near.
    Optional<T> topicOf(Gist question) {
        Optional<T> nearest = Optional.empty();
        double most = 0;
        for (Map.Entry<T, List<Gist>> topic : topics.entrySet()) {
            for (Gist known : topic.getValue()) {
                double likeness = Likeness.of(question, known);
                if (likeness > most) {
                    most = likeness;
                    nearest = Optional.of(topic.getKey());
                }
            }
        }
        return most >= near ? nearest : Optional.empty();
    }
}
