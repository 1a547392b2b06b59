package kz.jauap.decision;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import kz.jauap.language.Clause;
import kz.jauap.language.TopicScore;
import kz.jauap.language.value.Frame;
import kz.jauap.language.value.Moments;
import kz.jauap.pack.Topics;

/// What is likely and is taken back all the same: a topic that is doubtful since the clause is about something the pack
/// does not have (see `docs/language.md`), and advice that was given already. And what is unlikely and worth offering
/// as
/// a guess.
final class SecondThoughts {

    private static final int FEW_WORDS = 5;
    private static final double FULLY = 0.95;
    private static final double HALF_A_WORD = 0.6;
    private static final double ABOUT_A_WORD = 1.1;
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL_EXPLAINED = 0.25;
    private static final double MORE_THAN_HALF = 0.63;
    private static final double MOSTLY = 0.7;
    private static final double MORE_THAN_A_WORD = 1.45;

    /// In words that only one topic has.
    private static final double A_WORD_OF_ITS_OWN = 0.99;

    private static final double ITS_WORD = 0.8;
    private static final double WORTH_OFFERING = 0.25;
    private static final double WORTH_BESIDE_STRANGE = 0.35;
    private static final double AHEAD = 0.05;
    private static final double NEARLY_AS_LIKELY = 0.05;

    /// Two days nobody speaks of by chance: what is today on both is today.
    private static final List<Frame> ANY_TWO_DAYS = List.of(
            new Frame(LocalDateTime.of(2000, 1, 1, 12, 0), null, null, false),
            new Frame(LocalDateTime.of(2000, 8, 17, 12, 0), null, null, false));

    private SecondThoughts() {}

    /// No other day than today is named.
    static boolean isOfNow(Clause clause) {
        return ANY_TWO_DAYS.stream()
                .allMatch(frame -> Moments.in(clause.text(), frame).stream()
                        .flatMap(when -> when.day().stream())
                        .allMatch(day -> day.until().equals(frame.now().toLocalDate())));
    }

    /// A thing is named that the pack does not know: beside a service it makes another of it, and elsewhere it is what
    /// is asked about, unless enough else is said.
    static boolean doubt(Clause clause, TopicScore one) {
        if (one.other()) {
            return true;
        }
        if (Topics.ABOUT_A_SERVICE.contains(one.topic()) && !clause.entities().isEmpty()) {
            return clause.elsewhere();
        }
        boolean oneWordOfMany = one.covered() < HALF
                && one.unexplained() > NEARLY_ALL_EXPLAINED
                && one.evidence() < (Topics.isOfPack(one.topic()) ? ABOUT_A_WORD : HALF_A_WORD);
        boolean forThing = Topics.isOfPack(one.topic())
                && clause.forThing()
                && one.covered() < MORE_THAN_HALF
                && one.evidence() < MORE_THAN_A_WORD;
        return !Topics.ABOUT_A_SERVICE.contains(one.topic())
                && (oneWordOfMany
                        || forThing
                        || clause.things() && one.covered() < MOSTLY && one.evidence() < MORE_THAN_A_WORD);
    }

    /// What a clause that is not understood may be about: a fact whose own word it has, with nothing else as likely.
    static Optional<Part> guess(Clause clause) {
        if (clause.topics().isEmpty() || clause.elsewhere() || clause.forThing()) {
            return Optional.empty();
        }
        TopicScore first = clause.topics().getFirst();
        double second = clause.topics().size() > 1 ? clause.topics().get(1).confidence() : 0;
        boolean likely = Topics.isFact(first.topic())
                && !first.other()
                && first.evidence() >= ITS_WORD
                && (clause.strange() == 0
                        ? first.confidence() >= WORTH_OFFERING
                        : first.confidence() >= WORTH_BESIDE_STRANGE && first.covered() >= HALF)
                && first.confidence() - second >= AHEAD;
        return likely ? Optional.of(Part.ofPack(first.topic())) : Optional.empty();
    }

    /// A service is named to say that it is not the one: "no English, thank you".
    static boolean isNotWanted(Clause clause) {
        return clause.onlyNames()
                && !clause.question()
                && clause.topics().stream().anyMatch(one -> one.topic().equals(Topics.NO) && one.covered() >= FULLY);
    }

    /// A service is named in a few words the pack knows, and nothing is asked: "a haircut for my husband".
    static boolean isNearlyOnlyNamed(Clause clause) {
        return clause.strange() == 0
                && (!clause.question() || clause.whatToDo())
                && !clause.elsewhere()
                && clause.time() == 0
                && clause.text().split("\\s+").length <= FEW_WORDS
                && clause.topics().stream().noneMatch(one -> Reserved.isReserved(one) && Reserved.isHinted(one));
    }

    /// A topic that is not about something else is nearly as likely.
    static boolean isNearlyLed(Clause clause, TopicScore led) {
        return clause.topics().stream()
                .anyMatch(one -> !one.other() && one.confidence() >= led.confidence() - NEARLY_AS_LIKELY);
    }

    /// What it sounds like most has been answered in this burst.
    static boolean isAnswered(Clause clause, List<Finding> found) {
        return clause.best()
                .filter(best -> Topics.isOfPack(best.topic()) && !Topics.isPolicy(best.topic()))
                .map(best -> Part.ofPack(best.topic()))
                .filter(part -> found.stream()
                        .anyMatch(one -> one instanceof Finding.Answerable answer
                                && answer.parts().contains(part)))
                .isPresent();
    }

    /// "What should I do" beside what has been answered in the same sentence.
    static boolean isOfWhatWasTold(Clause clause, List<Finding> found) {
        return clause.whatToDo()
                && clause.entities().isEmpty()
                && !found.isEmpty()
                && found.getLast() instanceof Finding.Answerable told
                && told.clause().sentence() == clause.sentence();
    }

    /// Advice is given once for what is asked: "what do you advise" beside what it is asked about is no question of its
    /// own. The findings, without general advice where the same burst has advice on something.
    static List<Finding> adviceOnce(List<Finding> found) {
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
