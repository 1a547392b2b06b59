/// Commands about the people of a business and where they work.
@NullMarked
package kz.jauap.ops.cli.people;

import org.jspecify.annotations.NullMarked;
