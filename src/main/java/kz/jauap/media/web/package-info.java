/// Kept files for browsers.
@NullMarked
package kz.jauap.media.web;

import org.jspecify.annotations.NullMarked;
