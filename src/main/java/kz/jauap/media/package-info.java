/// Files customers send: fetched once by a job of their own queue, looked at, kept, and shown by links that end.
/// Nothing
/// waits for them but whoever needs the bytes.
///
/// Tables: `media` (what became of each file). The bytes are with the [kz.jauap.media.spi.FileStorage].
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "tenant", "channel", "channel :: spi", "queue", "erasing :: spi"})
package kz.jauap.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
