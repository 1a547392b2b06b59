/// A pack made of the files of the earlier format: one of facts, one of phrases, one of cases. What is carried where is
/// in `carry.yaml`; what cannot be carried is told with file, line and advice.
@NullMarked
@NamedInterface("earlier")
package kz.jauap.pack.earlier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
