package kz.jauap.decision;

import java.time.LocalDateTime;
import java.util.Optional;
import kz.jauap.language.Clause;
import kz.jauap.language.TopicScore;
import kz.jauap.language.value.Frame;
import kz.jauap.language.value.Moments;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Topics;

/// What of a clause the pack, or the customer, reserves for a person.
///
/// @param boldness how sure one must be
record Reserved(Pack pack, Boldness boldness) {

    private static final Frame ANY_TIME = new Frame(LocalDateTime.of(2000, 1, 1, 12, 0), null, null, false);
    private static final double HINTED = 0.4;
    private static final double HINTING_WORD = 0.8;
    private static final double OUTRIGHT = 0.9;
    private static final double OWN_WORD = 0.85;
    private static final double SAID_FULLY = 0.7;
    private static final double NEARLY_BEST = 0.05;
    private static final double NEAR_A_SAMPLE = 0.45;

    /// What the law reserves wins over an equal, and over any advice; other wishes must be what the clause sounds like
    /// most.
    Optional<TopicScore> in(Clause clause) {
        double best = clause.topics().stream()
                .filter(one -> !Topics.isConsult(one.topic()))
                .mapToDouble(TopicScore::confidence)
                .max()
                .orElse(0);
        return clause.topics().stream()
                .filter(Reserved::isReserved)
                .filter(one -> isInForce(one, clause))
                .filter(one -> !one.topic().equals(Topics.OPT_OUT) || one.covered() >= SAID_FULLY)
                .filter(one -> isLaw(one.topic()) && isSaidOutright(one)
                        || one.confidence() >= boldness.reserved()
                                && one.confidence() >= best - (isLaw(one.topic()) ? NEARLY_BEST : 0))
                .findFirst();
    }

    /// A policy that begins where a length of time is passed, and the clause speaks of a longer one.
    Optional<Pack.Policy> beyondLimit(Clause clause) {
        return clause.topics().stream()
                .filter(one -> Topics.isPolicy(one.topic()) && one.confidence() >= boldness.reserved())
                .flatMap(one -> pack.policy(Topics.id(one.topic())).stream())
                .filter(policy -> isLonger(clause, policy))
                .findFirst();
    }

    /// How much a clause that nothing answers sounds like what only a person may handle, 0 to 1.
    double nearness(Clause clause) {
        return clause.topics().stream()
                .filter(Reserved::isReserved)
                .mapToDouble(one -> isLaw(one.topic()) && isHinted(one) ? 1 : one.confidence())
                .max()
                .orElse(0);
    }

    boolean isInForce(TopicScore one, Clause clause) {
        return !Topics.isPolicy(one.topic())
                || pack.policy(Topics.id(one.topic()))
                        .filter(policy -> policy.longerThan().isEmpty() || isLonger(clause, policy))
                        .isPresent();
    }

    boolean isLaw(String one) {
        return Topics.isPolicy(one)
                && pack.policy(Topics.id(one)).map(Pack.Policy::law).orElse(true);
    }

    private static boolean isLonger(Clause clause, Pack.Policy policy) {
        return policy.longerThan()
                .filter(limit -> Moments.lengths(clause.text(), ANY_TIME).stream()
                        .anyMatch(length -> length.duration().compareTo(limit) > 0))
                .isPresent();
    }

    private static boolean isReserved(TopicScore one) {
        return Topics.isPolicy(one.topic())
                || one.topic().equals(Topics.HUMAN)
                || one.topic().equals(Topics.OPT_OUT);
    }

    /// Half of a sample is said, with a word of its own.
    private static boolean isHinted(TopicScore one) {
        return one.covered() >= HINTED && one.evidence() >= HINTING_WORD;
    }

    /// All of a sample is said, and it has a word that no other topic has: whatever else is said with it.
    private static boolean isSaidOutright(TopicScore one) {
        return one.covered() >= OUTRIGHT && one.evidence() >= OWN_WORD && one.score() >= NEAR_A_SAMPLE;
    }
}
