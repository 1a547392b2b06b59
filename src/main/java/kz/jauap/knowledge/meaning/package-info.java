/// What sentences mean, by a model of languages behind an endpoint, if there is one: vectors made in the background,
/// kept in the database, and found by an engine. Words are searched without it just the same.
@NullMarked
@NamedInterface("meaning")
package kz.jauap.knowledge.meaning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
