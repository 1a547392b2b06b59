package kz.jauap.desk.manager;

import java.util.List;
import java.util.UUID;
import kz.jauap.desk.Noticeboard;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.manager.Presses.Answer;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Role.Permission;
import kz.jauap.learning.Changed;
import kz.jauap.learning.LearnedAnswer;
import kz.jauap.learning.LearnedAnswers;
import kz.jauap.learning.spi.ProposalWatch;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// What was learned from a case is shown in its topic, and owners and admins say there whether it may be used. A
/// judgement
/// is of what was shown: where the answer has changed since, nothing happens, and whoever pressed is told.
@Component
class Judgements implements ProposalWatch {

    private static final int SHOWN = 1;

    private final LearnedAnswers answers;
    private final Noticeboard board;
    private final DeskTexts texts;

    Judgements(LearnedAnswers answers, Noticeboard board, DeskTexts texts) {
        this.answers = answers;
        this.board = board;
        this.texts = texts;
    }

    @Override
    public void proposed(TenantId tenant, UUID conversation, LearnedAnswer answer) {
        DeskTexts.Words words = texts.of(tenant);
        String text = String.join(
                "\n",
                words.of("learned.ask"),
                words.of("learned.question", String.join(" / ", answer.questions())),
                words.of("learned.answer", String.join(" / ", answer.answers().values())));
        board.ask(tenant, conversation, answer.id(), text);
    }

    /// @param deed `approve`, `reject`, or `undo` of the one that was pressed before
    Answer of(TenantId tenant, Agent agent, String deed, UUID answer, DeskTexts.Words words) {
        if (!agent.may(Permission.APPROVE, "")) {
            return Answer.of(words.of("press.not_allowed"), true);
        }
        Changed changed = switch (deed) {
            case "approve" -> answers.approve(tenant, answer, SHOWN, agent.actor());
            case "reject" -> answers.reject(tenant, answer, SHOWN, agent.actor());
            default -> answers.undo(tenant, answer, SHOWN + 1, agent.actor());
        };
        return switch (changed) {
            case Changed.Done done ->
                deed.equals("undo")
                        ? Answer.over(words.of("learned.undone"), false)
                        : new Answer(
                                words.of("learned." + deed), false, List.of(List.of(words.button("undo", answer))));
            case Changed.Overtaken overtaken -> Answer.over(words.of("learned.changed"), true);
            case Changed.Refused refused -> Answer.of(words.of("learned.hidden"), true);
            case Changed.Missing() -> Answer.over(words.of("learned.changed"), true);
        };
    }
}
