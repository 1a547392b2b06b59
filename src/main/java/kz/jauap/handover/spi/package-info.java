/// Where people work: a desk hears what happens to requests, inside the transactions in which it happens.
@NullMarked
@NamedInterface("spi")
package kz.jauap.handover.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
