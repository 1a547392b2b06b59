/// The database in the box: a real PostgreSQL, unpacked and run inside the data folder, durable, reachable over
/// loopback
/// only, and usable before (and without) Spring.
///
/// ```
/// data/                     0700
///   jauap.lock, jauap.pid   held by the running Jauap; its process id
///   postgres/
///     bin-<checksum>/       the unpacked binaries
///     cluster/              the rows
///     access.properties     passwords of the two roles, 0600
///     server.log
/// ```
@NullMarked
@NamedInterface("embedded")
package kz.jauap.ops.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
