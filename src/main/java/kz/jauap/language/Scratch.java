package kz.jauap.language;

import java.util.Arrays;

/// Sums per sample, reused between the spans of one reading.
final class Scratch {

    /// A day or a time beside a question is seldom what it is about.
    private static final float TIME_ELSEWHERE = 0.25f;
    private static final float LIGHT_ELSEWHERE = 0.5f;

    final float[] matched;
    final float[] matchedEntity;
    final float[] matchedPlain;
    private final float[] trusted;
    /// Weight of the words outside of entities that any sample of a topic has.
    final float[] byTopic;

    final int[] order;
    int touched;

    /// Weights of a span: known words outside entities, entity words, words nobody knows.
    record Span(float plain, float entity, float strange, boolean thing, boolean negated, boolean undirected) {}

    Scratch(int samples, int topics) {
        byTopic = new float[topics];
        matched = new float[samples];
        matchedEntity = new float[samples];
        matchedPlain = new float[samples];
        trusted = new float[samples];
        order = new int[samples];
    }

    Span fill(Samples samples, Reading reading, int from, int to) {
        float plain = 0;
        float entity = 0;
        float strange = 0;
        boolean thing = false;
        boolean negated = false;
        boolean undirected = false;
        boolean addresses = false;
        for (int i = from; i < to; i++) {
            float weight = reading.weights[i];
            String said = reading.words.get(i).plain();
            negated |= Grammar.negates(said);
            undirected |= Grammar.isUndirected(said);
            addresses |= Grammar.addresses(said);
            boolean known = reading.ids[i] != Lexicon.UNKNOWN;
            if (known && reading.repeatsEarlier(i, from)) {
                continue;
            }
            boolean inEntity = reading.entity[i] != Reading.NO_ENTITY;
            entity += inEntity ? weight : 0;
            thing |= reading.thing[i] && !inEntity;
            strange += reading.strange[i] && !inEntity ? weight : 0;
            float counts = inEntity || reading.strange[i] ? 0 : elsewhere(reading, i) * weight;
            plain += counts;
            if (known) {
                touch(samples.byWord(), reading.ids[i], weight, counts, reading.trust[i], inEntity);
                Rows topics = samples.topicsByWord();
                for (int at = topics.from(reading.ids[i]); at < topics.to(reading.ids[i]); at++) {
                    byTopic[topics.at(at)] += counts;
                }
            }
        }
        return new Span(plain, entity, strange, thing, negated, undirected && !addresses);
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

    double trustOf(int sample) {
        return trusted[sample] / matched[sample];
    }

    void clear() {
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
