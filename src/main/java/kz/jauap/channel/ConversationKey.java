package kz.jauap.channel;

import java.util.UUID;
import kz.jauap.shared.DerivedId;

/// The id of a conversation, made from what names it: its channel and chat. The same chat is always the same
/// conversation, on every node, with nothing to look up. It is also the lane its messages are handled in.
public final class ConversationKey {

    private ConversationKey() {}

    public static UUID of(ChannelId channel, String chatId) {
        return DerivedId.of(channel.value(), chatId);
    }
}
