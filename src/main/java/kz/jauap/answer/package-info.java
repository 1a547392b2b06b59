/// Step 4, ANSWER: a decision and the facts of the pack become an [Answer] with its evidence. [GroundingCheck] holds
/// words of
/// another origin against that evidence.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "conversation",
            "channel",
            "decision",
            "language",
            "language :: claim",
            "language :: value",
            "pack",
            "pack :: slot"
        })
package kz.jauap.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
