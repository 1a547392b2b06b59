package kz.jauap.decision;

import kz.jauap.language.Clause;
import kz.jauap.language.TopicScore;
import kz.jauap.pack.Topics;

/// Whether a likely topic is doubtful all the same, since the clause is about something the pack does not have. See
/// `docs/language.md`.
final class Doubt {

    private static final double HALF_A_WORD = 0.6;
    private static final double ABOUT_A_WORD = 1.1;
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL_EXPLAINED = 0.25;
    private static final double MORE_THAN_HALF = 0.63;
    private static final double MOSTLY = 0.7;
    private static final double MORE_THAN_A_WORD = 1.45;

    private Doubt() {}

    /// A thing is named that the pack does not know: beside a service it makes another of it, and elsewhere it is what
    /// is asked about, unless enough else is said.
    static boolean isCast(Clause clause, TopicScore one) {
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
}
