package kz.jauap.decision;

import java.util.List;
import kz.jauap.conversation.DialogueState;

/// A decision, what to keep in mind after it, and how it came about.
///
/// @param language the customer speaks, as far as known; "" when not
public record Decided(Decision decision, String language, DialogueState next, List<TraceLine> trace) {

    public Decided {
        trace = List.copyOf(trace);
    }
}
