package kz.jauap.decision;

import java.util.ArrayList;
import java.util.List;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Decision.HandOver;
import kz.jauap.decision.Decision.Reason;

/// Does the pack answer it? All its questions get one answer; what remains open goes to a person with them.
final class FactsGate implements Gate {

    @Override
    public String name() {
        return "facts";
    }

    @Override
    public Verdict ask(Turn turn) {
        List<Part> answers = turn.answers();
        if (answers.isEmpty()) {
            return Verdict.pass(turn.understanding().clauses().size() + " clauses");
        }
        List<Finding.Unknown> open = turn.unknown();
        if (!open.isEmpty() || !turn.understanding().complete()) {
            return Verdict.of(
                    new HandOver(turn.language(), Reason.UNKNOWN, "", turn.summary(open), answers),
                    answers.size() + " answered, " + open.size() + " open");
        }
        return Verdict.of(
                new Decision.Reply(turn.language(), withOffer(turn, answers)),
                answers.size() + " answered, " + turn.remarks().size() + " let go");
    }

    /// A service spoken of for the first time: tell how to go on.
    private static List<Part> withOffer(Turn turn, List<Part> answers) {
        String service = turn.findings().service();
        String before = Named.of(turn.memory().state().service()).service();
        boolean fresh = turn.findings().named() && !Named.of(service).service().equals(before);
        boolean aboutIt =
                answers.stream().anyMatch(part -> part instanceof Part.Price || part instanceof Part.Presence);
        if (!fresh || !aboutIt || turn.memory().owner() != Owner.BOT) {
            return answers;
        }
        List<Part> all = new ArrayList<>(answers);
        all.add(new Part.Offer());
        return all;
    }
}
