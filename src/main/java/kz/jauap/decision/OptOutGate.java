package kz.jauap.decision;

import java.time.Instant;
import java.util.List;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Owner;

/// Does the customer want to be left alone? Then one short goodbye, and nothing else; a request that waits for a person
/// is
/// over. For a while after it what they merely remark is met with silence, until they want something themselves.
final class OptOutGate implements Gate {

    static final Decision SILENT = new Decision.Silent("the customer wants to be left alone");

    @Override
    public String name() {
        return "opt-out";
    }

    @Override
    public Verdict ask(Turn turn) {
        if (turn.memory().owner() == Owner.OPERATOR
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

    /// Whether this turn, which `gate` would decide, is to be met with silence.
    static boolean silences(Turn turn, Gate gate) {
        return turn.memory().owner() == Owner.BOT
                && turn.memory().state().isMuted(now(turn))
                && !(gate instanceof OptOutGate)
                && !wantsSomething(turn, gate);
    }

    /// Something the pack answers, a skill's matter, or a person.
    private static boolean wantsSomething(Turn turn, Gate gate) {
        return gate instanceof SkillGate
                || turn.findings().list().stream()
                        .anyMatch(one -> one instanceof Finding.Answerable
                                || one instanceof Finding.ForPerson
                                || one instanceof Finding.ForSkill
                                || one instanceof Finding.Human);
    }

    /// @param next without any refusal
    static DialogueState after(DialogueState next, Turn turn, Gate gate, Decision decision) {
        if (gate instanceof OptOutGate) {
            return next.refusing(turn.memory().state().refusal()).refusedOnceMore(now(turn));
        }
        return decision instanceof Decision.Silent
                ? next.refusing(turn.memory().state().refusal())
                : next;
    }

    private static Instant now(Turn turn) {
        return turn.memory().now().toInstant();
    }
}
