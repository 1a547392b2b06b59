/// What keeps the house standing: the database in the box, the start, health, alerts, the administrator's doors. Looks
/// down on every module; none looks up to it.
@NullMarked
@ApplicationModule
package kz.jauap.ops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
