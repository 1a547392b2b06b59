package kz.jauap.decision;

import java.util.List;
import java.util.Optional;
import kz.jauap.language.Clause;
import kz.jauap.language.TopicScore;
import kz.jauap.pack.Topics;

/// Advice is given once for what is asked: "what do you advise" beside what it is asked about is no question of its
/// own.
final class Advice {

    /// In words that only one topic has.
    private static final double A_WORD_OF_ITS_OWN = 0.99;

    private Advice() {}

    /// The findings, without general advice where the same burst has advice on something.
    static List<Finding> once(List<Finding> found) {
        boolean onSomething = found.stream().anyMatch(one -> evidence(one).orElse(0.0) >= A_WORD_OF_ITS_OWN);
        return onSomething
                ? found.stream()
                        .map(one -> evidence(one).orElse(A_WORD_OF_ITS_OWN) < A_WORD_OF_ITS_OWN
                                ? new Finding.Nothing(one.clause())
                                : one)
                        .toList()
                : found;
    }

    /// How much says what advice is asked about; empty for what is no advice.
    private static Optional<Double> evidence(Finding one) {
        return one instanceof Finding.Answerable answer
                        && answer.parts().size() == 1
                        && answer.parts().getFirst() instanceof Part.Consult advice
                ? evidence(one.clause(), Topics.consult(advice.id()))
                : Optional.empty();
    }

    private static Optional<Double> evidence(Clause clause, String topic) {
        return clause.topics().stream()
                .filter(one -> one.topic().equals(topic))
                .map(TopicScore::evidence)
                .findFirst();
    }
}
