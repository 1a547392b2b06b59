package kz.jauap.media;

import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelId;

/// A file a customer has sent, as we know it.
///
/// @param mimeType by its content, "" before it is here
/// @param reason why it is not kept, "" when it is
public record StoredFile(
        UUID id,
        ChannelId channel,
        UUID conversation,
        Attachment attachment,
        State state,
        String reason,
        String mimeType,
        long bytes,
        boolean thumbnail) {

    /// What became of it.
    public enum State {
        WAITING,
        KEPT,
        /// Too large, too many, or of no use.
        REFUSED,
        /// Its messenger does not give it.
        MISSING,
        INFECTED
    }

    /// Whether a browser may show it in its place; everything else is saved.
    public boolean isPicture() {
        return isPicture(mimeType);
    }

    static boolean isPicture(String type) {
        return switch (type) {
            case "image/jpeg", "image/png", "image/gif", "image/webp" -> true;
            default -> false;
        };
    }
}
