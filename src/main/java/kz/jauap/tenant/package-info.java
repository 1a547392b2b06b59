/// Businesses and their settings: who uses this house, how long the bot waits for a burst to end, which languages it
/// speaks.
///
/// Tables: `tenant` (id, slug, name, status, pack, settings as JSON) and `audit` (who changed what).
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package kz.jauap.tenant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
