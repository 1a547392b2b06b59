/// `./jauap chaos`: nodes, database and provider are killed and broken while customers write; then everything said is
/// counted. Nothing here knows how Jauap works inside, except the names of its tables.
@NullMarked
package kz.jauap.chaos;

import org.jspecify.annotations.NullMarked;
