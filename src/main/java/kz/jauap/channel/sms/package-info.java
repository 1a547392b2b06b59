/// Text messages: `sms` through a gateway over HTTP, whose calls are templates in the account's settings, and `smpp`
/// through an operator's own protocol. See `docs/channels/sms.md`.
///
/// Tables: `smpp_heard` (by what a message that comes again is known), `smpp_segment` (what waits
/// to be whole).
@NullMarked
package kz.jauap.channel.sms;

import org.jspecify.annotations.NullMarked;
