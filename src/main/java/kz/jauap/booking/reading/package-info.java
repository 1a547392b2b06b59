/// What a burst brings to a booking: values, names, answers to the pack's own fields, and the questions besides.
@NullMarked
package kz.jauap.booking.reading;

import org.jspecify.annotations.NullMarked;
