/// What one process is told at its start: environment variables and flags. Each key is declared once, in [Keys]; from
/// there its value is read and `docs/configuration.md` is written. Works without Spring.
///
/// Settings of a tenant are elsewhere (database), and so is what a business says (its pack).
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package kz.jauap.config;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
