/// What Jauap learns from its customers and its people: questions no turn had an answer for, gathered by what they are
/// about, and answers a person has given to them, used once another look has approved them.
///
/// Tables: `learning_question` (a question of a turn, without personal data), `learning_topic` (questions that ask the
/// same), `learned_answer` with `learned_version` (every state it was ever in).
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "tenant",
            "identity",
            "queue",
            "conversation",
            "handover",
            "handover :: spi",
            "pack",
            "language",
            "language :: morphology",
            "language :: person",
            "language :: value",
            "decision :: spi"
        })
package kz.jauap.learning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
