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
    record Verdict(Optional<Decision> decision, String detail) {

        static final Verdict PASS = pass("");

        static Verdict pass(String detail) {
            return new Verdict(Optional.empty(), detail);
        }

        static Verdict of(Decision decision, String detail) {
            return new Verdict(Optional.of(decision), detail);
        }
    }
}
