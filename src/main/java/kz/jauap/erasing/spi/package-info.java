/// Things of a customer outside of the database, and who is told when they are gone.
@NullMarked
@NamedInterface("spi")
package kz.jauap.erasing.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
