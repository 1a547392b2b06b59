/// What a request should tell, as a pack declares it in `ticket.yaml`, and how it is read in what a customer writes.
@NullMarked
@NamedInterface("slot")
package kz.jauap.pack.slot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
