/// People who work in a business: agents, what each may do, and who they are on a messenger or by e-mail.
///
/// Tables: `agent` (name, role, branches), `agent_identity` (a Telegram id or an e-mail address of one agent),
/// `link_code`
/// (a code that links an address to an agent, once).
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "tenant"})
package kz.jauap.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
