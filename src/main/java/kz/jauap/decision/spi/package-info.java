/// What the bot can do besides answering: the door for skills.
@NullMarked
@NamedInterface("spi")
package kz.jauap.decision.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
