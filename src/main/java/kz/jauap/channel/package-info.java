/// Connected accounts on messengers, and the words adapters and the rest of the house share: what came in, what goes
/// out.
///
/// Tables: `channel` (tenant_id, id, kind, account, config, secrets encrypted).
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "tenant"})
package kz.jauap.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
