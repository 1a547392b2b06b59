/// Where a customer finds a booking for their calendar.
@NullMarked
@NamedInterface("calendar")
package kz.jauap.booking.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
