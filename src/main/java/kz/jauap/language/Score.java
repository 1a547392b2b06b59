package kz.jauap.language;

/// How well a sample and a span cover each other. The measures are those of [TopicScore].
///
/// @param other whether the sample names a thing, and the span none but others
record Score(double score, double covered, double unexplained, double evidence, boolean other) {

    private static final double OTHER_SHARE = 0.8;
    static final Score NOTHING = new Score(0, 0, 1, 0, false);

    Score ofOther(boolean names) {
        return new Score(score, covered, unexplained, evidence, names);
    }

    TopicScore of(String topic, double lead) {
        return new TopicScore(
                topic,
                score,
                covered,
                unexplained,
                evidence,
                other,
                Confidence.of(score, covered, unexplained, lead, evidence));
    }

    static Score better(Score a, Score b) {
        return a.rank() >= b.rank() ? a : b;
    }

    private double rank() {
        return other ? score * OTHER_SHARE : score;
    }
}
