package kz.jauap.intake;

import java.time.Instant;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ConversationKey;
import kz.jauap.channel.InboundMessage;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Json;
import kz.jauap.tenant.TenantSettings;

/// One message on its way into the inbox.
///
/// @param inboxId made of channel and mark, so that a double has the id of the first
record Arrival(
        ChannelAccount account,
        UUID inboxId,
        UUID conversation,
        InboundMessage message,
        byte[] json,
        byte[] raw,
        Instant at,
        NewJob job) {

    static Arrival of(
            ChannelAccount account, InboundMessage message, byte[] raw, Instant now, TenantSettings settings) {
        UUID inboxId = Inbox.idOf(account.channel(), message.mark());
        UUID conversation = ConversationKey.of(account.channel(), message.chatId());
        Instant late = now.plusMillis(settings.capMs());
        Instant quiet = now.plus(settings.quiet(Completeness.isPlain(message)));
        Instant due = quiet.isBefore(late) ? quiet : late;
        NewJob job = new NewJob(account.tenant(), Inbox.QUEUE, conversation, inboxId.toString(), due, late);
        return new Arrival(account, inboxId, conversation, message, Json.bytes(message), raw, now, job);
    }

    UUID tenant() {
        return account.tenant().value();
    }

    UUID channel() {
        return account.channel().value();
    }
}
