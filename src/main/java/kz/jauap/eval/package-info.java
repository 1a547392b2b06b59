/// Whether a pack answers as its owner wants: cases of customers' words and what must come of them, played
/// through the house or in memory, judged, rewritten mechanically to see how firm the answers are, and
/// reported; and whole talks of simulated customers.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "tenant",
            "channel",
            "channel :: spi",
            "intake",
            "conversation",
            "decision",
            "booking",
            "handover",
            "language",
            "pack",
            "turn"
        })
package kz.jauap.eval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
