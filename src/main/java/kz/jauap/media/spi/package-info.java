/// Where files are kept, and who looks at them before.
@NullMarked
@NamedInterface("spi")
package kz.jauap.media.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
