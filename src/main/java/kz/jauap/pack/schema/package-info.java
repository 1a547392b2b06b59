/// The shape of a pack's files as JSON Schemas, for editors.
@NullMarked
@NamedInterface("schema")
package kz.jauap.pack.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
