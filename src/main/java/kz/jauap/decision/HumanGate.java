package kz.jauap.decision;

import java.util.List;
import kz.jauap.decision.Decision.HandOver;
import kz.jauap.decision.Decision.Reason;

/// Does the customer ask for a person? Then they get one.
final class HumanGate implements Gate {

    @Override
    public String name() {
        return "human";
    }

    @Override
    public Verdict ask(Turn turn) {
        return turn.has(Finding.Human.class)
                ? Verdict.of(
                        new HandOver(turn.language(), Reason.HUMAN, "", turn.summary(List.of()), turn.answers()),
                        "asked for a person")
                : Verdict.PASS;
    }
}
