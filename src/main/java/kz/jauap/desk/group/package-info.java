/// The groups people work in: which there are, how they are, and what the desk's bot does in them.
@NullMarked
@NamedInterface("group")
package kz.jauap.desk.group;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
