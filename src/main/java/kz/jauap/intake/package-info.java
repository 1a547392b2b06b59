/// Step 1, RECEIVE: what a provider posts is verified, read, de-duplicated and stored; only then is it told 200.
///
/// Tables: `inbox` (what came in, raw and read; its key refuses doubles), `quarantine` (what could not be read, with
/// the
/// reason; replayable). Inbox row and the turn's job are one transaction, and concurrent requests share it.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "tenant", "channel", "channel :: spi", "queue"})
package kz.jauap.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
