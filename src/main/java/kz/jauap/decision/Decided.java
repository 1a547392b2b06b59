package kz.jauap.decision;

import java.util.List;
import kz.jauap.conversation.DialogueState;
import kz.jauap.decision.spi.Deed;
import kz.jauap.decision.spi.OpenQuestion;

/// A decision, what to keep in mind after it, and how it came about.
///
/// @param language the customer speaks, as far as known; "" when not
/// @param deeds of a skill, to be carried out in the transaction of the turn
/// @param card what a person who takes over should see first
/// @param open what was asked and has no answer
public record Decided(
        Decision decision,
        String language,
        DialogueState next,
        List<TraceLine> trace,
        List<Deed> deeds,
        List<String> card,
        List<OpenQuestion> open) {

    public Decided {
        trace = List.copyOf(trace);
        deeds = List.copyOf(deeds);
        card = List.copyOf(card);
        open = List.copyOf(open);
    }
}
