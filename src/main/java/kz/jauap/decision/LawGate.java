package kz.jauap.decision;

import java.util.Comparator;
import java.util.List;
import kz.jauap.decision.Decision.HandOver;
import kz.jauap.decision.Decision.Reason;

/// Does it touch what the pack reserves for a person? Then a person gets it; other questions of the burst are answered.
final class LawGate implements Gate {

    @Override
    public String name() {
        return "law";
    }

    @Override
    public Verdict ask(Turn turn) {
        List<Finding.ForPerson> reserved = turn.all(Finding.ForPerson.class);
        if (reserved.isEmpty()) {
            return Verdict.PASS;
        }
        Finding.ForPerson first =
                reserved.stream().min(Comparator.comparing(one -> !one.law())).orElseThrow();
        Reason reason = first.law() ? Reason.LAW : Reason.REQUEST;
        HandOver decision = new HandOver(
                turn.language(), reason, first.policy(), turn.summary(List.of()), turn.answersBesides(reserved));
        return Verdict.of(decision, "policy " + first.policy());
    }
}
