/// The command line: talks to the admin interface of a running Jauap, and lints packs without one.
@NullMarked
package kz.jauap.ops.cli;

import org.jspecify.annotations.NullMarked;
