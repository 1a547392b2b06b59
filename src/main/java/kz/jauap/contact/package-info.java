/// One customer: a contact is somebody who writes, a contact point their address on one channel, a sign what they are
/// known by beyond it. Contacts with the same proven sign are one person by themselves, others when a person says so;
/// nothing is moved then, so it can be taken back exactly. Answers always go to the chat the customer wrote from; only
/// where that fails, and the customer has agreed, is another of their chats used.
///
/// Turns come in through [Contacts#meet], people through [Merges] and [Continuations], what follows from a new sign
/// through the queue `contact`.
///
/// Tables: `contact` (`person_id`: whose it is), `contact_point`, `contact_sign`, `contact_merge`,
/// `contact_suggestion`,
/// `contact_login`, `contact_consent`, `contact_continuation`. A conversation is its contact's by channel and address.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "tenant",
            "channel",
            "channel :: spi",
            "conversation",
            "delivery",
            "language :: value",
            "queue",
            "speaking"
        })
package kz.jauap.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
