/// How a business did on a day: counted from what is stored, kept for each day that is over.
///
/// Tables: `metrics_daily`.
@NullMarked
package kz.jauap.ops.figures;

import org.jspecify.annotations.NullMarked;
