package kz.jauap.turn;

import java.util.ArrayList;
import java.util.List;
import kz.jauap.answer.Answer;
import kz.jauap.decision.TraceLine;
import kz.jauap.llm.Models;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import org.springframework.stereotype.Component;

/// Lets a model word what is decided, between decision and commit, while no transaction is open. Only answers are
/// worded: what is said when a person is asked, or with a deed of a skill, binds the house and stays as the pack has
/// it.
@Component
class Voice {

    private final Models models;
    private final Packs packs;
    private final Rewording rewording;

    Voice(Models models, Packs packs) {
        this.models = models;
        this.packs = packs;
        this.rewording = new Rewording(models);
    }

    Thought word(Recalled recalled, Thought thought) {
        boolean answers = models.on(recalled.tenant().id())
                && thought.decision().equals("reply")
                && thought.deeds().isEmpty();
        if (!answers || thought.answer().isEmpty()) {
            return thought;
        }
        return packs.current(recalled.tenant().id(), recalled.conversationId())
                .filter(pack -> pack.version().equals(thought.packVersion()))
                .map(pack -> worded(recalled, thought, thought.answer().get(), pack))
                .orElse(thought);
    }

    private Thought worded(Recalled recalled, Thought thought, Answer answer, Pack pack) {
        Rewording.Worded worded = rewording.of(recalled.tenant().id(), answer, pack);
        List<TraceLine> trace = new ArrayList<>(thought.trace());
        trace.add(worded.trace());
        return thought.saying(worded.answer(), trace);
    }
}
