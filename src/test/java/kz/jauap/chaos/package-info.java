/// `./jauap chaos`: nodes, database and providers are killed and broken while customers write on every channel and
/// people
/// answer, over HTTP and in a Telegram group; then everything said is counted. Nothing here knows how Jauap works
/// inside,
/// except the names of its tables.
@NullMarked
package kz.jauap.chaos;

import org.jspecify.annotations.NullMarked;
