/// The command line: talks to the admin interface of a running Jauap, and tries packs
/// without one.
@NullMarked
@NamedInterface("cli")
package kz.jauap.ops.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
