/// Pages of the web that a business names by their addresses: fetched by the house, politely and never from inside of
/// its own network, and read as documents.
@NullMarked
@NamedInterface("page")
package kz.jauap.knowledge.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
