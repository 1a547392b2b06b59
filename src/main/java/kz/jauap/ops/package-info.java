/// What keeps the house standing: the database in the box, the data folder.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "config"})
package kz.jauap.ops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
