/// Step 5, DELIVER: what was decided to be said goes out, in the order of its conversation, within the provider's
/// limits,
/// each message with one idempotency key for all its tries.
///
/// Tables: `outbox` (one row per outbound message: content, status, tries). A row's job in the queue `delivery` is
/// written with it; sending happens outside of any transaction; the outcome and the job's end are one transaction.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "tenant", "channel", "channel :: spi", "queue", "intake"})
package kz.jauap.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
