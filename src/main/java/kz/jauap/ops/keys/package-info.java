/// API keys of a business, as the administrator makes and revokes them.
@NullMarked
package kz.jauap.ops.keys;

import org.jspecify.annotations.NullMarked;
