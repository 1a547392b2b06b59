/// Where people are asked about what was learned.
@NullMarked
@NamedInterface("spi")
package kz.jauap.learning.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
