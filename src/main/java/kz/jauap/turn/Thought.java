package kz.jauap.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.jauap.answer.Answer;
import kz.jauap.conversation.DialogueState;
import kz.jauap.decision.TraceLine;
import kz.jauap.decision.spi.Deed;
import kz.jauap.decision.spi.OpenQuestion;

/// What steps 3 and 4 made of a burst.
///
/// @param decision its name, for the record and the counters
/// @param answer what to say, or nothing
/// @param handover why a person is asked for, or nothing
/// @param addToRequest whether the burst belongs to a request that is open already
/// @param card what a person should see before the customer's words
/// @param deeds of a skill, to be carried out with the turn
/// @param open what was asked and has no answer
record Thought(
        String decision,
        Optional<Answer> answer,
        Optional<String> handover,
        boolean addToRequest,
        List<String> card,
        List<Deed> deeds,
        List<OpenQuestion> open,
        DialogueState next,
        String language,
        String packVersion,
        List<TraceLine> trace) {

    /// The same in other words.
    Thought saying(Answer words, List<TraceLine> longer) {
        return new Thought(
                decision,
                Optional.of(words),
                handover,
                addToRequest,
                card,
                deeds,
                open,
                next,
                language,
                packVersion,
                List.copyOf(longer));
    }

    /// The same with one line more in its trace.
    Thought tracing(TraceLine line) {
        List<TraceLine> longer = new ArrayList<>(trace);
        longer.add(line);
        return with(card, longer);
    }

    /// The same with these lines before its trace.
    Thought after(List<TraceLine> earlier) {
        List<TraceLine> longer = new ArrayList<>(earlier);
        longer.addAll(trace);
        return with(card, longer);
    }

    /// The same with a line a person should see before all others.
    Thought showing(String line) {
        List<String> longer = new ArrayList<>(List.of(line));
        longer.addAll(card);
        return with(longer, trace);
    }

    private Thought with(List<String> shown, List<TraceLine> lines) {
        return new Thought(
                decision,
                answer,
                handover,
                addToRequest,
                List.copyOf(shown),
                deeds,
                open,
                next,
                language,
                packVersion,
                List.copyOf(lines));
    }
}
