package kz.jauap.decision;

import java.util.List;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Decision.HandOver;
import kz.jauap.decision.Decision.Reason;
import kz.jauap.decision.place.Branches;
import kz.jauap.decision.slot.Asking;

/// Have we asked something, and is this the reply? A service named in reply is found by the context already; here are
/// the other replies: yes to our offer, a name that is no service of ours, what a request was missing.
final class ExpectedReplyGate implements Gate {

    static final String OFFER = "offer";
    static final String LIKELY = "likely";
    static final String BRANCH = "branch";
    static final int MOST_QUESTIONS = 2;

    @Override
    public String name() {
        return "expected-reply";
    }

    @Override
    public Verdict ask(Turn turn) {
        DialogueState state = turn.memory().state();
        if (state.asked().isEmpty()) {
            return Verdict.PASS;
        }
        if (state.asked().contains(OFFER)) {
            return offered(turn);
        }
        if (state.asked().stream().anyMatch(Asking::isMark)) {
            return isTold(turn)
                    ? Verdict.of(
                            new Decision.AddToRequest(
                                    turn.language(), Reason.REQUEST, "", turn.summary(List.of()), sure(turn)),
                            "told what was missing")
                    : Verdict.pass("what is missing is left");
        }
        if (state.asked().contains(BRANCH)) {
            return placed(turn);
        }
        if (state.asked().contains(LIKELY)) {
            return guessed(turn);
        }
        boolean asksAgain = turn.answers().stream().anyMatch(ExpectedReplyGate::leavesOpen) || onlyUnclear(turn);
        if (!asksAgain) {
            return Verdict.pass("answered or left");
        }
        if (state.clarifications() >= MOST_QUESTIONS) {
            return Verdict.of(
                    new HandOver(turn.language(), Reason.CLARIFY_LIMIT, "", turn.summary(List.of()), List.of()),
                    "asked " + state.clarifications() + " times");
        }
        return onlyUnclear(turn)
                ? Verdict.of(
                        new Decision.Reply(
                                turn.language(),
                                List.of(new Part.WhichService(state.asked().getFirst()))),
                        "not a service")
                : Verdict.PASS;
    }

    /// What a waiting request was missing, and no question or law besides.
    static boolean isTold(Turn turn) {
        return turn.memory().owner() == Owner.WAITING
                && turn.asking().isReply()
                && (turn.asking().isBare(turn.memory().texts())
                        || turn.findings().list().stream()
                                .noneMatch(one -> one.clause().question() || one instanceof Finding.ForPerson));
    }

    private static List<Part> sure(Turn turn) {
        return turn.all(Finding.Answerable.class).stream()
                .filter(Finding.Answerable::sure)
                .flatMap(one -> one.parts().stream())
                .distinct()
                .toList();
    }

    /// The same turn in which a bare reply to what was missing is nothing else, whatever it would be by
    /// itself: "screen" is no complaint then, and "today" asks for no hours. What is advised about it is
    /// still of use.
    static Turn claim(Turn turn) {
        if (turn.memory().owner() != Owner.WAITING
                || !turn.asking().isReply()
                || !turn.asking().isBare(turn.memory().texts())) {
            return turn;
        }
        return turn.with(turn.findings().list().stream()
                .map(one -> one instanceof Finding.Answerable answerable
                                && answerable.parts().stream().allMatch(Part.Consult.class::isInstance)
                        ? one
                        : new Finding.Nothing(one.clause()))
                .toList());
    }

    /// The place we asked for, and nothing else: it stands in the request now.
    private static Verdict placed(Turn turn) {
        Branches place = turn.place();
        return place.said() && turn.answers().isEmpty()
                ? Verdict.of(
                        new Decision.Reply(turn.language(), List.of(new Part.BranchNoted(place.id()))), "the place")
                : Verdict.pass(place.said() ? "the place, and more" : "place left");
    }

    /// No to our guess: somebody else knows.
    private static Verdict guessed(Turn turn) {
        boolean refused = turn.all(Finding.YesNo.class).stream().anyMatch(one -> !one.yes());
        return refused && turn.answers().isEmpty()
                ? Verdict.of(
                        new HandOver(turn.language(), Reason.UNKNOWN, "", turn.summary(List.of()), List.of()),
                        "our guess was wrong")
                : Verdict.pass("guess left");
    }

    private static Verdict offered(Turn turn) {
        boolean accepted = turn.all(Finding.YesNo.class).stream().anyMatch(Finding.YesNo::yes);
        if (accepted && turn.answers().isEmpty()) {
            return Verdict.of(
                    new HandOver(turn.language(), Reason.REQUEST, "", turn.summary(List.of()), List.of()),
                    "our offer was accepted");
        }
        return Verdict.pass("offer left");
    }

    /// A bare yes, no, "ok", number or sign in reply to "which service?".
    private static boolean onlyUnclear(Turn turn) {
        return turn.findings().list().stream()
                .allMatch(one -> one instanceof Finding.YesNo
                        || one instanceof Finding.Nothing
                        || one instanceof Finding.Small small && small.kind() == Part.Kind.ACKNOWLEDGED);
    }

    private static boolean leavesOpen(Part part) {
        return part instanceof Part.WhichService || part instanceof Part.NotFound;
    }
}
