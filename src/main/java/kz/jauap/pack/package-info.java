/// What one business vouches for, as files a person can read: profile, hours, services, prices, facts, phrases. Loaded,
/// checked and versioned here; nothing else in the house knows a business word.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "language", "language :: value"})
package kz.jauap.pack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
