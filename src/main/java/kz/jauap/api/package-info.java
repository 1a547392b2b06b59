/// The channel API for owners' scripts: API keys, what was said in one format, saying something, and messages from
/// integrators. HTTP is in `api.web`.
///
/// Tables: `api_key` (of each key only a hash), `api_request` (what was asked under an Idempotency-Key, and answered).
/// What goes out takes the way of everything that is said outside of a turn; what comes in takes the way of a webhook.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "tenant",
            "channel",
            "channel :: spi",
            "intake",
            "contact",
            "conversation",
            "delivery",
            "speaking",
            "message",
            "webhooks"
        })
package kz.jauap.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
