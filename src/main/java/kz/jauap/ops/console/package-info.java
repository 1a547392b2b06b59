/// The administrator's console at `/console`: plain pages, rendered here, without a script.
@NullMarked
package kz.jauap.ops.console;

import org.jspecify.annotations.NullMarked;
