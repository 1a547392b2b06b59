/// Step 3, DECIDE: [kz.jauap.conversation.Memory] and [kz.jauap.language.Understanding] become a [Decision], gate by
/// gate,
/// cheap and certain gates first. No gate knows a word of any business: words come from the pack.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "conversation",
            "channel",
            "language",
            "language :: value",
            "pack",
            "pack :: slot"
        })
package kz.jauap.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
