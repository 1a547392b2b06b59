/// Bots of MAX: webhook in, Bot API out. Dialogs only. See `docs/channels/max.md`.
@NullMarked
package kz.jauap.channel.max;

import org.jspecify.annotations.NullMarked;
