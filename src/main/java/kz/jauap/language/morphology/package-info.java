/// Forms of words: letters made comparable, endings taken off. What is true of a language is in the tables beside the
/// classes; the code knows how to read them. Kazakh and Russian are our own, English is Snowball's.
@NullMarked
@NamedInterface("morphology")
package kz.jauap.language.morphology;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
