/// API keys at the terminal.
@NullMarked
package kz.jauap.ops.cli.keys;

import org.jspecify.annotations.NullMarked;
