/// The door for engines that search passages.
@NullMarked
@NamedInterface("spi")
package kz.jauap.knowledge.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
