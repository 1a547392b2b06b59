package kz.jauap.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The samples of all topics, by the words they contain. A clause sounds like a topic as much as it and the nearest
/// sample of that topic cover each other (harmonic mean of both coverages, words weighted by rarity over topics).
final class Samples {

    private static final float SLOT_WEIGHT = 1.2f;
    private static final float ENTITY_IN_SLOT = 0.05f;
    /// A day or a time beside a question is seldom what it is about.
    private static final float TIME_ELSEWHERE = 0.25f;

    private static final float LIGHT_ELSEWHERE = 0.5f;
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

    private static final Slot[] SLOTS = Slot.values();

    private final List<String> topics;
    private final int[] topicOf;
    private final byte[] slotOf;
    private final float[] weightOf;
    private final boolean[] isNegated;
    private final Rows byWord;
    private final Rows topicsByWord;

    /// What a sample leaves open.
    enum Slot {
        NONE,
        /// A named thing of the vocabulary.
        ENTITY,
        /// A named thing, or words nobody knows.
        ANYTHING
    }

    /// @param negated whether it says not or no
    record Sample(int topic, int[] words, Slot slot, float weight, boolean negated) {}

    /// The nearest topic of a span, and how near.
    record Nearest(int topic, double score) {

        static final Nearest NONE = new Nearest(-1, 0);
    }

    Samples(List<String> topics, List<Sample> samples, int words) {
        this.topics = List.copyOf(topics);
        int count = samples.size();
        topicOf = samples.stream().mapToInt(Sample::topic).toArray();
        slotOf = new byte[count];
        weightOf = new float[count];
        isNegated = new boolean[count];
        Map<Integer, List<Integer>> postings = new HashMap<>();
        for (int i = 0; i < count; i++) {
            slotOf[i] = (byte) samples.get(i).slot.ordinal();
            weightOf[i] = samples.get(i).weight;
            isNegated[i] = samples.get(i).negated;
            for (int word : samples.get(i).words) {
                postings.computeIfAbsent(word, w -> new ArrayList<>()).add(i);
            }
        }
        byWord = Rows.of(
                words,
                word -> postings.getOrDefault(word, List.of()).stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
        topicsByWord = Rows.of(
                words,
                word -> distinct(postings.getOrDefault(word, List.of()).stream()
                        .mapToInt(sample -> topicOf[sample])
                        .toArray()));
    }

    Scratch scratch() {
        return new Scratch(topicOf.length, topics.size());
    }

    /// Whether any sample has the word.
    boolean know(int word) {
        return byWord.from(word) < byWord.to(word);
    }

    Nearest nearest(Reading reading, int from, int to, Scratch scratch) {
        Span span = scratch.fill(this, reading, from, to);
        Nearest best = Nearest.NONE;
        for (int i = 0; i < scratch.touched; i++) {
            int sample = scratch.order[i];
            double score = score(sample, span, scratch).score;
            if (score > best.score) {
                best = new Nearest(topicOf[sample], score);
            }
        }
        scratch.clear();
        return best;
    }

    List<TopicScore> ranked(Reading reading, int from, int to, Scratch scratch) {
        Span span = scratch.fill(this, reading, from, to);
        Map<Integer, Score> best = new HashMap<>();
        for (int i = 0; i < scratch.touched; i++) {
            int sample = scratch.order[i];
            best.merge(topicOf[sample], score(sample, span, scratch), Score::better);
        }
        scratch.clear();
        return named(best);
    }

    /// The topics worth naming, likeliest first.
    private List<TopicScore> named(Map<Integer, Score> best) {
        double first = 0;
        double second = 0;
        for (Score one : best.values()) {
            second = one.score > first ? first : Math.max(second, one.score);
            first = Math.max(first, one.score);
        }
        double highest = first;
        double next = second;
        return best.entrySet().stream()
                .filter(entry -> entry.getValue().score >= WORTH_NAMING)
                .map(entry -> {
                    Score one = entry.getValue();
                    return one.of(topics.get(entry.getKey()), one.score - (one.score == highest ? next : highest));
                })
                .sorted(Comparator.comparingDouble(TopicScore::confidence)
                        .reversed()
                        .thenComparing(TopicScore::topic))
                .limit(MOST_TOPICS)
                .toList();
    }

    private Score score(int index, Span span, Scratch scratch) {
        Slot open = SLOTS[slotOf[index]];
        float weight = weightOf[index];
        float matched = scratch.matched[index];
        boolean filled = open != Slot.NONE && span.entity > 0;
        boolean guessed = !filled && open == Slot.ANYTHING && span.strange > 0;
        if (open != Slot.NONE && !filled && !(guessed && matched >= NEARLY_ALL * weight)) {
            return Score.NOTHING;
        }
        float entityRest = span.entity - scratch.matchedEntity[index];
        float plainMatched = scratch.matchedPlain[index];
        float ofTopic = Math.max(0, scratch.byTopic[topicOf[index]] - plainMatched);
        float rest = span.plain
                - plainMatched
                - KNOWN_TO_TOPIC * ofTopic
                + entityRest * (open == Slot.NONE ? ENTITY_ELSEWHERE : ENTITY_IN_SLOT)
                + span.strange * (guessed ? STRANGE_IN_SLOT : 1f);
        float slot = filled || guessed ? SLOT_WEIGHT : 0f;
        double ofSample = (matched * scratch.trustOf(index) + slot) / (weight + slot);
        double unexplained = Math.max(0, rest) / (matched + slot + Math.max(0, rest));
        double ofClause = 1 - unexplained;
        double both = 2 * ofSample * ofClause / (ofSample + ofClause);
        double agreement = isNegated[index] == span.negated ? 1 : isNegated[index] ? NOT_LACKING : NOT_TOO_MANY;
        double score = both * agreement * Math.min(1, (matched + slot) / ENOUGH_SAID);
        return new Score(score, ofSample, unexplained, (matched + slot) / Vocabulary.rarest(topics.size()));
    }

    private record Score(double score, double covered, double unexplained, double evidence) {

        static final Score NOTHING = new Score(0, 0, 1, 0);

        TopicScore of(String topic, double lead) {
            return new TopicScore(
                    topic,
                    score,
                    covered,
                    unexplained,
                    evidence,
                    Confidence.of(score, covered, unexplained, lead, evidence));
        }

        static Score better(Score a, Score b) {
            return a.score >= b.score ? a : b;
        }
    }

    /// Weights of a span: known words outside entities, entity words, words nobody knows.
    private record Span(float plain, float entity, float strange, boolean negated) {}

    /// Sums per sample, reused between the spans of one reading.
    static final class Scratch {

        private final float[] matched;
        private final float[] matchedEntity;
        private final float[] matchedPlain;
        private final float[] trusted;
        /// Weight of the words outside of entities that any sample of a topic has.
        private final float[] byTopic;

        private final int[] order;
        private int touched;

        private Scratch(int samples, int topics) {
            byTopic = new float[topics];
            matched = new float[samples];
            matchedEntity = new float[samples];
            matchedPlain = new float[samples];
            trusted = new float[samples];
            order = new int[samples];
        }

        private Span fill(Samples samples, Reading reading, int from, int to) {
            float plain = 0;
            float entity = 0;
            float strange = 0;
            boolean negated = false;
            for (int i = from; i < to; i++) {
                float weight = reading.weights[i];
                negated |= Grammar.negates(reading.words.get(i).plain());
                boolean known = reading.ids[i] != Lexicon.UNKNOWN;
                if (known && reading.repeatsEarlier(i, from)) {
                    continue;
                }
                boolean inEntity = reading.entity[i] != Reading.NO_ENTITY;
                entity += inEntity ? weight : 0;
                strange += reading.strange[i] && !inEntity ? weight : 0;
                float counts = inEntity || reading.strange[i] ? 0 : elsewhere(reading, i) * weight;
                plain += counts;
                if (known) {
                    touch(samples.byWord, reading.ids[i], weight, counts, reading.trust[i], inEntity);
                    Rows topics = samples.topicsByWord;
                    for (int at = topics.from(reading.ids[i]); at < topics.to(reading.ids[i]); at++) {
                        byTopic[topics.at(at)] += counts;
                    }
                }
            }
            return new Span(plain, entity, strange, negated);
        }

        /// How much a word counts where the sample does not have it.
        private static float elsewhere(Reading reading, int at) {
            if (reading.time[at]) {
                return TIME_ELSEWHERE;
            }
            return reading.weights[at] < Vocabulary.LIGHT_BELOW ? LIGHT_ELSEWHERE : 1;
        }

        private void touch(Rows postings, int word, float weight, float counts, float trust, boolean inEntity) {
            for (int at = postings.from(word); at < postings.to(word); at++) {
                int sample = postings.at(at);
                if (matched[sample] == 0) {
                    order[touched++] = sample;
                }
                matched[sample] += weight;
                trusted[sample] += weight * trust;
                matchedEntity[sample] += inEntity ? weight : 0;
                matchedPlain[sample] += counts;
            }
        }

        private double trustOf(int sample) {
            return trusted[sample] / matched[sample];
        }

        private void clear() {
            for (int i = 0; i < touched; i++) {
                matched[order[i]] = 0;
                matchedEntity[order[i]] = 0;
                matchedPlain[order[i]] = 0;
                trusted[order[i]] = 0;
            }
            touched = 0;
            Arrays.fill(byTopic, 0);
        }
    }

    static Slot slotOf(String sample) {
        if (sample.contains("{service}")) {
            return Slot.ENTITY;
        }
        return sample.contains("{thing}") ? Slot.ANYTHING : Slot.NONE;
    }

    static int[] distinct(int[] words) {
        return Arrays.stream(words).distinct().toArray();
    }
}
