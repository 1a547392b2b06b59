package kz.jauap.turn;

import java.util.List;
import kz.jauap.answer.Answer;
import kz.jauap.answer.Answers;
import kz.jauap.answer.Evidence;
import kz.jauap.answer.Grounding;
import kz.jauap.answer.GroundingCheck;
import kz.jauap.decision.TraceLine;
import kz.jauap.llm.ModelAnswer;
import kz.jauap.llm.Models;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Template;
import kz.jauap.shared.TenantId;

/// Other words for an answer that is ready, when a model is set and what it says is true. The greeting, which says who
/// answers, and our question for what a request is missing stay as the pack words them; what the customer wrote is not
/// sent.
final class Rewording {

    private static final String GATE = "model";

    private final Models models;

    Rewording(Models models) {
        this.models = models;
    }

    /// @param answer the model's words, or the pack's
    /// @param trace why
    record Worded(Answer answer, TraceLine trace) {}

    /// What stays as the pack words it.
    private record Kept(String before, String after) {}

    Worded of(TenantId tenant, Answer answer, Pack pack) {
        boolean greets =
                answer.evidence().stream().anyMatch(id -> id.startsWith("template:" + Template.GREETING.key() + "@"));
        int start = greets ? answer.text().indexOf('\n') + 1 : 0;
        if (greets && start == 0) {
            return new Worded(answer, new TraceLine(GATE, "kept", "there is nothing but a greeting"));
        }
        int end = Answers.asks(answer)
                ? answer.text().lastIndexOf('\n')
                : answer.text().length();
        if (end <= start) {
            return new Worded(answer, new TraceLine(GATE, "kept", "there is nothing but a question of ours"));
        }
        Kept kept = new Kept(answer.text().substring(0, start), answer.text().substring(end));
        Answer rest = new Answer(answer.text().substring(start, end), answer.language(), answer.evidence());
        return switch (models.reword(tenant, answer.language(), rest.text())) {
            case ModelAnswer.Failed(String reason) -> new Worded(answer, new TraceLine(GATE, "kept", reason));
            case ModelAnswer.Useless(String reason, int tokens) ->
                new Worded(answer, new TraceLine(GATE, "kept", reason));
            case ModelAnswer.Said(String words, int tokens, boolean sure) -> checked(answer, kept, rest, words, pack);
        };
    }

    private static Worded checked(Answer answer, Kept kept, Answer rest, String words, Pack pack) {
        return switch (GroundingCheck.checkWhole(words, rest, Evidence.of(rest, pack))) {
            case Grounding.Grounded grounded ->
                new Worded(
                        new Answer(
                                kept.before() + words + kept.after(),
                                answer.language(),
                                List.copyOf(answer.evidence())),
                        new TraceLine(GATE, "reworded", "grounded"));
            case Grounding.Unfounded(Grounding.Reason reason, String said, int from, int to) ->
                new Worded(answer, new TraceLine(GATE, "kept", "unfounded " + reason + " at " + from + ": " + said));
        };
    }
}
