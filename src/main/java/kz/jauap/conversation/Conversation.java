package kz.jauap.conversation;

import java.time.Instant;
import java.util.UUID;
import kz.jauap.channel.ChannelId;
import kz.jauap.shared.TenantId;

/// The exchange with a contact on a channel, as it is stored.
///
/// @param chatId where answers go, `externalId` who writes, both as the provider names them
/// @param version 0 before it is first stored; every change adds one
/// @param lastSeq number of its newest message, 0 when there is none
public record Conversation(
        TenantId tenant,
        UUID id,
        ChannelId channel,
        String chatId,
        String externalId,
        Owner owner,
        long version,
        String language,
        DialogueState state,
        int lastSeq,
        Instant createdAt) {

    public static Conversation fresh(
            TenantId tenant, UUID id, ChannelId channel, String chatId, String externalId, Instant now) {
        return new Conversation(tenant, id, channel, chatId, externalId, Owner.BOT, 0, "", DialogueState.EMPTY, 0, now);
    }

    /// The same with what led the customer here.
    public Conversation cameBy(Origin origin) {
        return new Conversation(
                tenant,
                id,
                channel,
                chatId,
                externalId,
                owner,
                version,
                language,
                state.cameBy(origin),
                lastSeq,
                createdAt);
    }

    /// The same after `said` more messages, with that owner and state.
    public Conversation next(Owner nextOwner, DialogueState nextState, int said) {
        return new Conversation(
                tenant,
                id,
                channel,
                chatId,
                externalId,
                nextOwner,
                version,
                language,
                nextState,
                lastSeq + said,
                createdAt);
    }
}
