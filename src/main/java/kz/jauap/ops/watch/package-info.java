/// How others see whether the house is well: probes, metrics, and an id on every request.
@NullMarked
package kz.jauap.ops.watch;

import org.jspecify.annotations.NullMarked;
