/// The groups people work in: which there are, how they are, and what the desk's bot does in them.
@NullMarked
package kz.jauap.desk.group;

import org.jspecify.annotations.NullMarked;
