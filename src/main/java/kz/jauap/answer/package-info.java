/// Step 4, ANSWER: a decision and the facts of the pack become an [Answer] with its evidence.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "conversation", "channel", "decision", "language", "pack"})
package kz.jauap.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
