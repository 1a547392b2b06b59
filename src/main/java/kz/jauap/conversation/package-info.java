/// Step 2, REMEMBER: conversations and what was said in them. Gives a turn its [Memory].
///
/// Tables: `conversation` (owner, version, dialogue state), `message` (what was said, numbered without gaps within its
/// conversation). Who writes is the module `contact`'s; their name is read from its tables.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "channel", "tenant"})
package kz.jauap.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
