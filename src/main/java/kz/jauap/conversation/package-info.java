/// Step 2, REMEMBER: contacts, conversations and what was said in them. Gives a turn its [Memory].
///
/// Tables: `contact` (a person), `contact_point` (their address on one channel), `conversation` (owner, version,
/// dialogue
/// state), `message` (what was said, numbered without gaps within its conversation).
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "channel", "tenant"})
package kz.jauap.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
