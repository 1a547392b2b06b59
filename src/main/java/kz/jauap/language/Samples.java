package kz.jauap.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
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
    private static final double OTHER_DOER = 0.3;
    private static final double WORTH_NAMING = 0.3;
    private static final int MOST_TOPICS = 6;
    private static final char KIND_MARK = ':';

    private static final Sample.Slot[] SLOTS = Sample.Slot.values();

    private final List<String> topics;
    private final int[] topicOf;
    private final byte[] slotOf;
    private final float[] weightOf;
    private final boolean[] isNegated;
    private final boolean[] isAddressed;
    private final List<Set<String>> namedIn;
    private final Rows byWord;
    private final Rows topicsByWord;
    private final boolean[] leavesSlot;
    private final BitSet asked = new BitSet();
    private final BitSet whatYouDo = new BitSet();

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
        isAddressed = new boolean[count];
        namedIn = samples.stream().map(Sample::named).toList();
        leavesSlot = new boolean[topics.size()];
        Map<Integer, List<Integer>> postings = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Sample sample = samples.get(i);
            slotOf[i] = (byte) sample.slot().ordinal();
            weightOf[i] = sample.weight();
            isNegated[i] = sample.negated();
            isAddressed[i] = sample.addressed();
            leavesSlot[sample.topic()] |= sample.slot() != Sample.Slot.NONE;
            for (int word : sample.asked()) {
                asked.set(word);
                if (sample.addressed()) {
                    whatYouDo.set(word);
                }
            }
            for (int word : sample.words()) {
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

    /// Whether a word is of a topic that leaves open what it is asked of: "do you do", "how much".
    boolean leavesOpen(int word) {
        return Arrays.stream(topicsByWord.row(word)).anyMatch(topic -> leavesSlot[topic]);
    }

    /// Whether a word is of one topic alone, and that topic is one of the many of its kind: facts, not greetings.
    boolean isApart(int word) {
        int first = topicsByWord.from(word);
        return topicsByWord.to(word) == first + 1
                && topics.get(topicsByWord.at(first)).indexOf(KIND_MARK) >= 0;
    }

    /// Whether it is the deed of a question for what you do at all.
    boolean isWhatYouDo(int word) {
        return word >= 0 && whatYouDo.get(word);
    }

    Scratch scratch() {
        return new Scratch(topicOf.length, topics.size());
    }

    /// Numbers of the samples that have a word.
    Rows byWord() {
        return byWord;
    }

    /// Numbers of the topics whose samples have a word.
    Rows topicsByWord() {
        return topicsByWord;
    }

    /// Whether any sample has the word outside of what it names.
    boolean asks(int word) {
        return asked.get(word);
    }

    Nearest nearest(Reading reading, int from, int to, Scratch scratch) {
        Scratch.Span span = scratch.fill(this, reading, from, to);
        Nearest best = Nearest.NONE;
        for (int i = 0; i < scratch.touched; i++) {
            int sample = scratch.order[i];
            double score = score(sample, span, scratch).score();
            if (score > best.score) {
                best = new Nearest(topicOf[sample], score);
            }
        }
        scratch.clear();
        return best;
    }

    /// @param sentence where the clause's sentence begins: what it named before is spoken of where nothing else is
    List<TopicScore> ranked(Reading reading, int sentence, int from, int to, Scratch scratch) {
        Scratch.Span span = scratch.fill(this, reading, from, to);
        Set<String> here = reading.namedWholes(from, to);
        Set<String> named = here.isEmpty() ? reading.namedWholes(sentence, from) : here;
        Map<Integer, Score> best = new HashMap<>();
        for (int i = 0; i < scratch.touched; i++) {
            int sample = scratch.order[i];
            Score score = score(sample, span, scratch).ofOther(namesOther(namedIn.get(sample), named));
            best.merge(topicOf[sample], score, Score::better);
        }
        scratch.clear();
        return named(best);
    }

    /// Whether a sample is about one thing, and the clause names others only.
    private static boolean namesOther(Set<String> inSample, Set<String> inClause) {
        return !inSample.isEmpty() && !inClause.isEmpty() && Collections.disjoint(inSample, inClause);
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
        Sample.Slot open = SLOTS[slotOf[index]];
        float weight = weightOf[index];
        boolean filled = open != Sample.Slot.NONE && span.entity() > 0;
        float matched =
                scratch.matched[index] - (filled ? scratch.matchedEntity[index] : 0); // what fills it says no more
        boolean guessed = !filled && open == Sample.Slot.ANYTHING && span.thing();
        if (open != Sample.Slot.NONE && !filled && !(guessed && matched >= NEARLY_ALL * weight)) {
            return Score.NOTHING;
        }
        float entityRest = span.entity() - scratch.matchedEntity[index];
        float plainMatched = scratch.matchedPlain[index];
        float ofTopic = Math.max(0, scratch.byTopic[topicOf[index]] - plainMatched);
        float rest = span.plain()
                - plainMatched
                - KNOWN_TO_TOPIC * ofTopic
                + entityRest * (open == Sample.Slot.NONE ? ENTITY_ELSEWHERE : ENTITY_IN_SLOT)
                + span.strange() * (guessed ? STRANGE_IN_SLOT : 1f);
        float slot = filled || guessed ? SLOT_WEIGHT : 0f;
        double ofSample = (matched * scratch.trustOf(index) + slot) / (weight + slot);
        double unexplained = Math.max(0, rest) / (matched + slot + Math.max(0, rest));
        double ofClause = 1 - unexplained;
        double both = 2 * ofSample * ofClause / (ofSample + ofClause);
        double agreement = isNegated[index] == span.negated() ? 1 : isNegated[index] ? NOT_LACKING : NOT_TOO_MANY;
        agreement *= isAddressed[index] && span.undirected() ? OTHER_DOER : 1;
        double score = both * agreement * Math.min(1, (matched + slot) / ENOUGH_SAID);
        return new Score(score, ofSample, unexplained, (matched + slot) / Vocabulary.rarest(topics.size()), false);
    }

    static int[] distinct(int[] words) {
        return Arrays.stream(words).distinct().toArray();
    }
}
