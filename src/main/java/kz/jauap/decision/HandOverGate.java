package kz.jauap.decision;

import kz.jauap.decision.Decision.HandOver;
import kz.jauap.decision.Decision.Reason;

/// The last gate: nothing else knew, so a person is asked.
final class HandOverGate implements Gate {

    @Override
    public String name() {
        return "hand-over";
    }

    @Override
    public Verdict ask(Turn turn) {
        return Verdict.of(
                new HandOver(turn.language(), Reason.UNKNOWN, "", turn.summary(turn.unknown()), turn.answers()),
                "nobody else knew");
    }
}
