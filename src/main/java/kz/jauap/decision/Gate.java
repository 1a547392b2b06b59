package kz.jauap.decision;

import java.util.Optional;

/// One question asked of a turn. Either it decides, or the next gate is asked.
interface Gate {

    /// As it stands in the trace.
    String name();

    Verdict ask(Turn turn);

    /// What a gate thinks.
    ///
    /// @param detail for the trace; never the customer's words
    /// @param turn as the next gates see it; empty for the same as before
    record Verdict(Optional<Decision> decision, Optional<Turn> turn, String detail) {

        static final Verdict PASS = pass("");

        static Verdict pass(String detail) {
            return new Verdict(Optional.empty(), Optional.empty(), detail);
        }

        static Verdict of(Decision decision, String detail) {
            return new Verdict(Optional.of(decision), Optional.empty(), detail);
        }

        /// The next gates see the turn so.
        static Verdict goesOn(Turn turn, String detail) {
            return new Verdict(Optional.empty(), Optional.of(turn), detail);
        }
    }
}
