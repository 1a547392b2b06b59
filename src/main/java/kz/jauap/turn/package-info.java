/// The conductor: runs one burst of a conversation from memory to outbox, and keeps the trace. The only module
/// that knows
/// the order of the steps.
///
/// Tables: `turn` (decision, evidence, pack version and trace of every burst), `heard` (words of voice messages).
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "tenant",
            "channel",
            "channel :: spi",
            "queue",
            "intake",
            "contact",
            "conversation",
            "language",
            "language :: value",
            "pack",
            "decision",
            "decision :: spi",
            "answer",
            "llm",
            "delivery",
            "handover",
            "handover :: spi",
            "media"
        })
package kz.jauap.turn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
