/// The names people give for themselves.
@NullMarked
@NamedInterface("person")
package kz.jauap.language.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
