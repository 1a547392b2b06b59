/// The bot gives a conversation to a person. A conversation that waits for one has exactly one open handover; the
/// customer is told only what is stored here.
///
/// Tables: `handover` (status PENDING, ACTIVE or RESOLVED; the database allows one open one per conversation).
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package kz.jauap.handover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
