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
        List<Finding.Unknown> open = turn.unknown();
        if (mayGuess(turn, open)) {
            return Verdict.of(guess(turn, answers, open), answers.size() + " answered, " + open.size() + " guessed");
        }
        if (answers.isEmpty()) {
            return Verdict.pass(turn.understanding().clauses().size() + " clauses");
        }
        if (!open.isEmpty() || !turn.understanding().complete()) {
            return Verdict.of(
                    new HandOver(turn.language(), Reason.UNKNOWN, "", turn.summary(open), answers),
                    answers.size() + " answered, " + open.size() + " open");
        }
        return Verdict.of(
                new Decision.Reply(turn.language(), withOffer(turn, answers)),
                answers.size() + " answered, " + turn.remarks().size() + " let go");
    }

    /// Everything that is open may be guessed, nobody is awaited who will answer it, and we have not been guessing all
    /// along.
    private static boolean mayGuess(Turn turn, List<Finding.Unknown> open) {
        return !open.isEmpty()
                && turn.memory().owner() == Owner.BOT
                && turn.understanding().complete()
                && turn.memory().state().clarifications() < ExpectedReplyGate.MOST_QUESTIONS
                && open.stream()
                        .allMatch(one -> one.isFarFromReserved() && one.likely().isPresent());
    }

    private static Decision guess(Turn turn, List<Part> answers, List<Finding.Unknown> open) {
        List<Part> guessed = open.stream()
                .flatMap(one -> one.likely().stream())
                .filter(one -> !answers.contains(one))
                .distinct()
                .toList();
        if (guessed.isEmpty()) {
            return new Decision.Reply(turn.language(), withOffer(turn, answers));
        }
        List<Part> all = new ArrayList<>(answers);
        all.add(new Part.Likely(guessed));
        return new Decision.Reply(turn.language(), all);
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
