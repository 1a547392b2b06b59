package kz.jauap.channel;

import kz.jauap.shared.TenantId;

/// What is known of messages of ours that have gone out, by whichever node. For adapters of providers that let a chat
/// be read: words of ours that stand there may be of an earlier message.
@FunctionalInterface
public interface SentMessages {

    /// Whether this is the provider's id of a message of ours that is stored as sent. Opens a transaction of its own.
    boolean knows(TenantId tenant, ChannelId channel, String providerMessageId);
}
