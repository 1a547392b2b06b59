/// The database Jauap stands on, in the box or outside: started or reached, found fit, migrated, pooled.
@NullMarked
@NamedInterface("database")
package kz.jauap.ops.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
