package kz.jauap.decision;

import java.util.List;
import kz.jauap.conversation.Owner;

/// Does the customer want to be left alone? Then one short goodbye, and nothing else.
final class OptOutGate implements Gate {

    @Override
    public String name() {
        return "opt-out";
    }

    @Override
    public Verdict ask(Turn turn) {
        if (turn.memory().owner() != Owner.BOT
                || !turn.has(Finding.OptOut.class)
                || turn.has(Finding.ForPerson.class)
                || goesOn(turn)) {
            return Verdict.PASS;
        }
        return goodbye(turn);
    }

    /// "Stop, not today, tomorrow" while a skill has asked something is about that.
    private static boolean goesOn(Turn turn) {
        return turn.memory().state().skill() != null
                && turn.findings().list().stream()
                        .anyMatch(one -> one instanceof Finding.Answerable || one instanceof Finding.ForSkill);
    }

    private static Verdict goodbye(Turn turn) {
        Part goodbye = new Part.SmallTalk(Part.Kind.OPTED_OUT);
        return Verdict.of(new Decision.Reply(turn.language(), List.of(goodbye)), "asked to be left alone");
    }
}
