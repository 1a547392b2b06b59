package kz.jauap.turn;

import java.util.ArrayList;
import java.util.List;
import kz.jauap.answer.Answer;
import kz.jauap.decision.TraceLine;
import kz.jauap.llm.Models;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import org.springframework.stereotype.Component;

/// What models may do about a turn, each only where a tenant has one for it: hear what is said, name a topic to ask
/// back
/// about, word the answer. No transaction is open meanwhile, and without any of them the turn is whole. Only answers
/// are
/// worded: what is said when a person is asked, with a deed of a skill, or to ask about a guess, stays as the pack has
/// it.
@Component
class Voice {

    private final Listening listening;
    private final Proposals proposals;
    private final Models models;
    private final Packs packs;
    private final Rewording rewording;

    Voice(Listening listening, Proposals proposals, Models models, Packs packs) {
        this.listening = listening;
        this.proposals = proposals;
        this.models = models;
        this.packs = packs;
        this.rewording = new Rewording(models);
    }

    /// The burst with what is said in its voice messages.
    Listening.Heard hear(Recalled recalled) {
        return listening.hear(recalled);
    }

    /// The thought, asked back or worded by a model where it may be.
    Thought speak(Listening.Heard heard, Thought thought) {
        Recalled recalled = heard.recalled();
        Thought asked = recalled.tenant().active() ? proposals.instead(recalled, thought) : thought;
        Thought worded = word(recalled, asked);
        return heard.trace().isEmpty() ? worded : worded.after(heard.trace());
    }

    private Thought word(Recalled recalled, Thought thought) {
        boolean answers = models.on(recalled.tenant().id())
                && thought.decision().equals("reply")
                && thought.deeds().isEmpty()
                && thought.next().guess() == null;
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
