/// Reads Russian, Kazakh and English messenger text into an [Understanding]. Pure: no I/O, no clock, no business words;
/// what to look for comes in a [Vocabulary] made from a pack.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package kz.jauap.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
