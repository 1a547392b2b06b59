/// Connecting a messenger: what each needs, and whether a first message comes in and its answer goes out.
@NullMarked
package kz.jauap.ops.trial;

import org.jspecify.annotations.NullMarked;
