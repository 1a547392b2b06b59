/// Jauap: a self-hosted, multi-tenant front desk that answers customers on any messenger, and never loses a
/// message.
///
/// The way of a message: **receive → remember → decide → answer → deliver**.
///
/// 1. [kz.jauap.intake] receives: verifies, drops doubles, stores, and only then says 200.
/// 2. [kz.jauap.conversation] remembers: contacts, conversations, what was said.
/// 3. [kz.jauap.decision] decides, gate by gate, from what [kz.jauap.language] read.
/// 4. [kz.jauap.answer] puts the decision into words that [kz.jauap.pack], what the business vouches for,
/// covers.
/// 5. [kz.jauap.delivery] delivers, in order, within the provider's limits.
///
/// [kz.jauap.turn] conducts 2 to 5 for one burst of messages. All of it stands on [kz.jauap.queue] (durable
/// jobs in lanes),
/// [kz.jauap.channel] (what messengers have in common, and one folder for each), [kz.jauap.tenant],
/// [kz.jauap.config] and
/// [kz.jauap.shared]. [kz.jauap.handover] is where people come in, [kz.jauap.desk] where they work; [kz.jauap.booking]
/// is what the bot can do
/// besides answering; [kz.jauap.api] and [kz.jauap.webhooks] are for
/// owners' scripts; [kz.jauap.eval] tells whether a pack answers as it should;
/// [kz.jauap.ops] keeps the house
/// standing.
@NullMarked
package kz.jauap;

import org.jspecify.annotations.NullMarked;
