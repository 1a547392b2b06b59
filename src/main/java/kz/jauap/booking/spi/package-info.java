/// Who hears what becomes of bookings.
@NullMarked
@NamedInterface("spi")
package kz.jauap.booking.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
