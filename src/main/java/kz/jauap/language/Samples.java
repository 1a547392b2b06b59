package kz.jauap.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The samples of all topics, by the words they contain. A clause sounds like a topic as much as it and the nearest
/// sample of that topic cover each other (harmonic mean of both coverages, words weighted by rarity over topics).
final class Samples {

    private static final float SLOT_WEIGHT = 1.2f;
    private static final float ENTITY_IN_SLOT = 0.05f;

    private static final float ENTITY_ELSEWHERE = 0.5f;
    private static final float STRANGE_IN_SLOT = 0.15f;
    private static final float NEARLY_ALL = 0.75f;
    /// How much of a word is explained when not the sample, but another of its topic has it.
    private static final float KNOWN_TO_TOPIC = 0.7f;

    private static final float ENOUGH_SAID = 0.8f;
    private static final double NOT_LACKING = 0.5;
    private static final double NOT_TOO_MANY = 0.9;
    private static final double WORTH_NAMING = 0.3;
    private static final int MOST_TOPICS = 6;
    private static final char KIND_MARK = ':';

    private final List<String> topics;
    private final Sample[] samples;
    private final int[][] byWord;
    private final int[][] topicsByWord;
    private final boolean[] leavesSlot;

    /// The nearest topic of a span, and how near.
    record Nearest(int topic, double score) {

        static final Nearest NONE = new Nearest(-1, 0);
    }

    Samples(List<String> topics, List<Sample> samples, int words) {
        this.topics = List.copyOf(topics);
        this.samples = samples.toArray(Sample[]::new);
        Map<Integer, List<Integer>> postings = new HashMap<>();
        for (int i = 0; i < this.samples.length; i++) {
            for (int word : this.samples[i].words()) {
                postings.computeIfAbsent(word, w -> new ArrayList<>()).add(i);
            }
        }
        byWord = new int[words][];
        for (int word = 0; word < words; word++) {
            byWord[word] = postings.getOrDefault(word, List.of()).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        leavesSlot = new boolean[topics.size()];
        samples.forEach(sample -> leavesSlot[sample.topic()] |= sample.slot() != Sample.Slot.NONE);
        topicsByWord = new int[words][];
        for (int word = 0; word < words; word++) {
            topicsByWord[word] = distinct(Arrays.stream(byWord[word])
                    .map(i -> this.samples[i].topic())
                    .toArray());
        }
    }

    /// Whether a word is of a topic that leaves open what it is asked of: "do you do", "how much".
    boolean leavesOpen(int word) {
        return Arrays.stream(topicsByWord[word]).anyMatch(topic -> leavesSlot[topic]);
    }

    /// Whether a word is of one topic alone, and that topic is one of the many of its kind: facts, not greetings.
    boolean isApart(int word) {
        return topicsByWord[word].length == 1
                && topics.get(topicsByWord[word][0]).indexOf(KIND_MARK) >= 0;
    }

    Scratch scratch() {
        return new Scratch(samples.length, topics.size());
    }

    /// Numbers of the samples that have the word.
    int[] having(int word) {
        return byWord[word];
    }

    int[] topicsOf(int word) {
        return topicsByWord[word];
    }

    /// Whether any sample has the word.
    boolean know(int word) {
        return byWord[word].length > 0;
    }

    Nearest nearest(Reading reading, int from, int to, Scratch scratch) {
        Scratch.Span span = scratch.fill(this, reading, from, to);
        Nearest best = Nearest.NONE;
        for (int i = 0; i < scratch.touched; i++) {
            int sample = scratch.order[i];
            double score = score(sample, span, scratch).score();
            if (score > best.score) {
                best = new Nearest(samples[sample].topic(), score);
            }
        }
        scratch.clear();
        return best;
    }

    List<TopicScore> ranked(Reading reading, int from, int to, Scratch scratch) {
        Scratch.Span span = scratch.fill(this, reading, from, to);
        Set<String> named = reading.namedWholes(from, to);
        Map<Integer, Score> best = new HashMap<>();
        for (int i = 0; i < scratch.touched; i++) {
            int sample = scratch.order[i];
            Score score = score(sample, span, scratch).ofOther(samples[sample].namesOther(named));
            best.merge(samples[sample].topic(), score, Score::better);
        }
        scratch.clear();
        return named(best);
    }

    /// The topics worth naming, likeliest first.
    private List<TopicScore> named(Map<Integer, Score> best) {
        double first = 0;
        double second = 0;
        for (Score one : best.values()) {
            second = one.score() > first ? first : Math.max(second, one.score());
            first = Math.max(first, one.score());
        }
        double highest = first;
        double next = second;
        return best.entrySet().stream()
                .filter(entry -> entry.getValue().score() >= WORTH_NAMING)
                .map(entry -> {
                    Score one = entry.getValue();
                    return one.of(topics.get(entry.getKey()), one.score() - (one.score() == highest ? next : highest));
                })
                .sorted(Comparator.comparingDouble(TopicScore::confidence)
                        .reversed()
                        .thenComparing(TopicScore::topic))
                .limit(MOST_TOPICS)
                .toList();
    }

    private Score score(int index, Scratch.Span span, Scratch scratch) {
        Sample sample = samples[index];
        float matched = scratch.matched[index];
        boolean filled = sample.slot() != Sample.Slot.NONE && span.entity() > 0;
        boolean guessed = !filled && sample.slot() == Sample.Slot.ANYTHING && span.thing();
        if (sample.slot() != Sample.Slot.NONE && !filled && !(guessed && matched >= NEARLY_ALL * sample.weight())) {
            return Score.NOTHING;
        }
        float entityRest = span.entity() - scratch.matchedEntity[index];
        float plainMatched = scratch.matchedPlain[index];
        float ofTopic = Math.max(0, scratch.byTopic[sample.topic()] - plainMatched);
        float rest = span.plain()
                - plainMatched
                - KNOWN_TO_TOPIC * ofTopic
                + entityRest * (sample.slot() == Sample.Slot.NONE ? ENTITY_ELSEWHERE : ENTITY_IN_SLOT)
                + span.strange() * (guessed ? STRANGE_IN_SLOT : 1f);
        float slot = filled || guessed ? SLOT_WEIGHT : 0f;
        double ofSample = (matched * scratch.trustOf(index) + slot) / (sample.weight() + slot);
        double unexplained = Math.max(0, rest) / (matched + slot + Math.max(0, rest));
        double ofClause = 1 - unexplained;
        double both = 2 * ofSample * ofClause / (ofSample + ofClause);
        double agreement = sample.negated() == span.negated() ? 1 : sample.negated() ? NOT_LACKING : NOT_TOO_MANY;
        double score = both * agreement * Math.min(1, (matched + slot) / ENOUGH_SAID);
        return new Score(score, ofSample, unexplained, (matched + slot) / Vocabulary.rarest(topics.size()), false);
    }

    static int[] distinct(int[] words) {
        return Arrays.stream(words).distinct().toArray();
    }
}
