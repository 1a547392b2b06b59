/// What happens in a chat beside the customer's messages: somebody answers in the messenger itself,
/// past us, or the customer deletes what they wrote. Both are stored as jobs of the queue `aside`, in
/// the conversation's own line, before the provider is told that we have them.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "tenant",
            "queue",
            "channel",
            "intake",
            "contact",
            "conversation",
            "delivery",
            "handover",
            "speaking"
        })
package kz.jauap.aside;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
