/// WhatsApp through chatflow.kz: webhook in, `send-*` calls out. The provider publishes no description; this follows
/// what
/// the systems before Jauap saw on the wire. See `docs/channels/chatflow.md`.
@NullMarked
package kz.jauap.channel.chatflow;

import org.jspecify.annotations.NullMarked;
