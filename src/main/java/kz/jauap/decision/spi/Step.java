package kz.jauap.decision.spi;

import java.util.List;
import kz.jauap.decision.Part;
import kz.jauap.language.Clause;

/// What a skill makes of a turn.
public sealed interface Step {

    /// The turn is not for this skill.
    ///
    /// @param detail for the trace; never the customer's words
    record NotMine(String detail) implements Step {}

    /// The skill goes on with the customer.
    ///
    /// @param says to the customer, after the answers to other questions of the burst
    /// @param taken clauses the skill has understood; the others are answered, or go to a person, as without it
    /// @param remembered for the next turn, "" when nothing is left open
    /// @param deeds to be carried out with the turn
    /// @param detail for the trace; never the customer's words
    record Goes(List<Part> says, List<Clause> taken, String remembered, List<Deed> deeds, String detail)
            implements Step {

        public Goes {
            says = List.copyOf(says);
            taken = List.copyOf(taken);
            deeds = List.copyOf(deeds);
        }
    }

    /// A person has to go on.
    ///
    /// @param going what is said, remembered and done with it
    /// @param card lines the person sees first
    /// @param wish whether a wish is passed on; otherwise the skill did not get any further
    record PassesOn(Goes going, List<String> card, boolean wish) implements Step {

        public PassesOn {
            card = List.copyOf(card);
        }
    }
}
