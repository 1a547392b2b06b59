/// What people do in a desk's group: buttons they press, what they write, what happens to the group. Each update is
/// stored before Telegram is told that we have it, and carried out once.
@NullMarked
@NamedInterface("manager")
package kz.jauap.desk.manager;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
