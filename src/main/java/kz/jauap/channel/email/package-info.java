/// E-mail: IMAP in, SMTP out. A thread of mails is a chat. See `docs/channels/email.md`.
///
/// Tables: `mail_place` (how far a mailbox has been read), `mail_thread` (what an answer in a thread must name).
@NullMarked
package kz.jauap.channel.email;

import org.jspecify.annotations.NullMarked;
