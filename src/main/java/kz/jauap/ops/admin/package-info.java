/// What an administrator can do to the house, whichever door they came through: the REST interface, the command line,
/// the
/// console.
@NullMarked
package kz.jauap.ops.admin;

import org.jspecify.annotations.NullMarked;
