/// Avito: webhook v3 in, Messenger API out. See `docs/channels/avito.md`.
@NullMarked
package kz.jauap.channel.avito;

import org.jspecify.annotations.NullMarked;
