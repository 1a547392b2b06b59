/// Durable jobs in lanes. A lane is a line of jobs with one runner at a time, first in, first out: what happens in one
/// conversation happens in order, and conversations do not wait for each other.
///
/// Tables: `lane` (exists while it has jobs; due time, lease, attempts), `job` (small; the payload names the real
/// thing),
/// `dead_job` (given up, kept to be seen and replayed). [Jobs] puts jobs in, inside the caller's transaction; a
/// [LaneWorker] takes whole lanes out and hands them to a [LaneHandler].
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package kz.jauap.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
