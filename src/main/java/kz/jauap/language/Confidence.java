package kz.jauap.language;

/// From scores to chances: how often the topic a clause sounds like most is the right one. A logistic curve over five
/// measures, fitted on the questions that packs bring along and on those of other packs; see `docs/language.md`.
final class Confidence {

    private static final double BASE = -1.96;
    private static final double SCORE = 2.47;
    private static final double COVERED = 2.14;
    private static final double UNEXPLAINED = -3.12;
    private static final double LEAD = 0.42;
    private static final double EVIDENCE = 1.01;
    private static final double MOST_LEAD = 0.6;
    private static final double MOST_EVIDENCE = 2;

    private Confidence() {}

    /// @param lead how much better its score is than that of the best other topic; negative behind it
    /// @param evidence as in [TopicScore]
    static double of(double score, double covered, double unexplained, double lead, double evidence) {
        double sum = BASE
                + SCORE * score
                + COVERED * covered
                + UNEXPLAINED * unexplained
                + LEAD * Math.min(lead, MOST_LEAD)
                + EVIDENCE * Math.min(evidence, MOST_EVIDENCE);
        return 1 / (1 + Math.exp(-sum));
    }
}
