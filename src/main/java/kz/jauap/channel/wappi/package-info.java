/// WhatsApp through Wappi.pro: webhook in, JSON calls out. See `docs/channels/wappi.md`.
@NullMarked
package kz.jauap.channel.wappi;

import org.jspecify.annotations.NullMarked;
