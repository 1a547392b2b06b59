/// Work that comes round by itself: watching, forgetting.
@NullMarked
package kz.jauap.ops.rounds;

import org.jspecify.annotations.NullMarked;
