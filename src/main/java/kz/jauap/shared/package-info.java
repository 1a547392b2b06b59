/// Small things every module needs: ids, the tenant-scoped door to the database, group commit, JSON.
/// Nothing here knows a business word.
@NullMarked
@ApplicationModule(displayName = "shared", type = ApplicationModule.Type.OPEN)
package kz.jauap.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
