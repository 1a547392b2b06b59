package kz.jauap.decision;

import kz.jauap.conversation.Owner;

/// Is a person answering? Then the bot is silent.
final class OperatorGate implements Gate {

    @Override
    public String name() {
        return "operator";
    }

    @Override
    public Verdict ask(Turn turn) {
        return turn.memory().owner() == Owner.OPERATOR
                ? Verdict.of(new Decision.Silent("an operator answers"), "owner operator")
                : Verdict.pass("owner " + turn.memory().owner());
    }
}
