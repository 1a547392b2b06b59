/// Webhooks out, after Standard Webhooks: what happens in a business's conversations is posted, signed, to the
/// addresses
/// its scripts have subscribed, again and again until they take it. `docs/webhooks.md` is the manual.
///
/// Tables: `webhook_subscription` (secrets sealed), `webhook_delivery` (one event for one subscription: what is to be
/// posted, and what became of it). An event is written in the transaction of what it tells of; posting happens later,
/// by
/// jobs of the queue `webhook`, a lane for each delivery. Order is not promised, ids and moments are.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "tenant",
            "queue",
            "channel",
            "conversation",
            "delivery",
            "handover",
            "handover :: spi",
            "booking :: spi",
            "message"
        })
package kz.jauap.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
