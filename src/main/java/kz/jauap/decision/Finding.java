package kz.jauap.decision;

import java.util.List;
import java.util.Optional;
import kz.jauap.language.Clause;

/// What one clause of a burst comes to, measured against the pack.
sealed interface Finding {

    Clause clause();

    /// The pack answers it.
    ///
    /// @param sure whether the clause itself says what it is about, rather than the context
    record Answerable(Clause clause, List<Part> parts, boolean sure) implements Finding {}

    /// A policy reserves it for a person.
    record ForPerson(Clause clause, String policy, boolean law) implements Finding {}

    /// A policy that a skill sees to.
    record ForSkill(Clause clause, String policy) implements Finding {}

    /// A person is asked for.
    record Human(Clause clause) implements Finding {}

    /// To be left alone is asked for.
    record OptOut(Clause clause) implements Finding {}

    /// Yes or no, with no question of ours in it.
    record YesNo(Clause clause, boolean yes) implements Finding {}

    record Small(Clause clause, Part.Kind kind) implements Finding {}

    /// Something was said, and the pack has no answer.
    ///
    /// @param reserved how much it sounds like what only a person may handle
    /// @param likely what may be meant: too unsure to be an answer, sure enough to be offered as a guess
    record Unknown(Clause clause, double reserved, Optional<Part> likely) implements Finding {

        private static final double NEAR = 0.55;
        private static final double MUCH = 24;

        boolean isFarFromReserved() {
            return reserved < NEAR;
        }

        /// Short, and unlike anything reserved.
        boolean isHarmless() {
            return reserved < NEAR && clause.beside() < MUCH;
        }
    }

    /// Nothing was said.
    record Nothing(Clause clause) implements Finding {}
}
