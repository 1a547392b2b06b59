/// Instagram's direct messages: signed webhooks in, Graph API out. See `docs/channels/instagram.md`.
@NullMarked
package kz.jauap.channel.instagram;

import org.jspecify.annotations.NullMarked;
