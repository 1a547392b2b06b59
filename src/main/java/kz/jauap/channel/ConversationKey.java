package kz.jauap.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// The id of a conversation, made from what names it: its channel and chat. The same chat is always the same
/// conversation, on every node, with nothing to look up. It is also the lane its messages are handled in.
public final class ConversationKey {

    private ConversationKey() {}

    /// UUID version 8 (RFC 9562): the first 122 bits of a SHA-256 over channel and chat.
    public static UUID of(ChannelId channel, String chatId) {
        MessageDigest digest = sha256();
        digest.update(channel.toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(chatId.getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong() & ~0xF000L | 0x8000L;
        long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
