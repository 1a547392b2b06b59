/// How slots of a ticket are read: one reader comes with the house, others may be added.
@NullMarked
@NamedInterface("spi")
package kz.jauap.ticket.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
