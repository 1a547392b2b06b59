/// Bots of Viber: webhook in, REST Bot API out. One-to-one chats only. See `docs/channels/viber.md`.
@NullMarked
package kz.jauap.channel.viber;

import org.jspecify.annotations.NullMarked;
