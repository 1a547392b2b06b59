/// WhatsApp by Meta's Cloud API: signed webhooks in, Graph API out. See `docs/channels/whatsapp.md`.
@NullMarked
package kz.jauap.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
