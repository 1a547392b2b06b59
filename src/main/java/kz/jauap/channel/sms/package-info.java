/// Text messages: `sms` through a gateway over HTTP, whose calls are templates in the account's settings, and `smpp`
/// through an operator's own protocol. See `docs/channels/sms.md`.
@NullMarked
package kz.jauap.channel.sms;

import org.jspecify.annotations.NullMarked;
