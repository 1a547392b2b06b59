/// Commands about the people of a business.
@NullMarked
package kz.jauap.ops.cli.people;

import org.jspecify.annotations.NullMarked;
