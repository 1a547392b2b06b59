/// Puts the house together at the start: what several modules share, who works here, what the first run finds.
@NullMarked
package kz.jauap.ops.wiring;

import org.jspecify.annotations.NullMarked;
