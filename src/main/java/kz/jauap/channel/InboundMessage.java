package kz.jauap.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a customer wrote, in the one shape all channels share.
///
/// @param mark what makes this message unique within its channel; with the chat's id in it where the
///     provider's ids are per chat. A second message with the same mark is a duplicate and is not
///     stored
/// @param chatId where the answer goes, as the provider names it
/// @param userId who wrote, as the provider names them
/// @param text the words as written, "" where there are none
/// @param change whether this is a new message, or an edit of an earlier one named by `meta.edits`
/// @param senderName,senderPhone as the provider tells them, or null
/// @param sentAt the provider's own time, or null where it gives none
/// @param meta what else came along: `start` (payload of a link), `ad_id`, `callback`, `edits`, `email`
///     …
public record InboundMessage(
        String mark,
        String chatId,
        String userId,
        String text,
        List<Attachment> attachments,
        Change change,
        @Nullable String senderName,
        @Nullable String senderPhone,
        @Nullable Instant sentAt,
        Map<String, String> meta)
        implements InboundEvent {

    /// New words, or new words in place of old ones. What a customer has deleted since keeps its words
    /// for people, and is answered by nobody.
    public enum Change {
        NEW,
        EDIT,
        DELETED
    }

    public InboundMessage {
        if (mark.isBlank() || chatId.isBlank() || userId.isBlank()) {
            throw new IllegalArgumentException("a message needs its mark, chat and user");
        }
        attachments = List.copyOf(attachments);
        meta = Map.copyOf(meta);
    }

    public static InboundMessage text(String mark, String chatId, String text) {
        return new InboundMessage(mark, chatId, chatId, text, List.of(), Change.NEW, null, null, null, Map.of());
    }

    /// Something without words.
    public static InboundMessage sent(String mark, String chatId, List<Attachment> attachments) {
        return new InboundMessage(mark, chatId, chatId, "", attachments, Change.NEW, null, null, null, Map.of());
    }

    /// The same, deleted by its customer.
    public InboundMessage takenBack() {
        return new InboundMessage(
                mark, chatId, userId, text, attachments, Change.DELETED, senderName, senderPhone, sentAt, meta);
    }

    public boolean isTakenBack() {
        return change == Change.DELETED;
    }

    public Optional<String> meta(String key) {
        return Optional.ofNullable(meta.get(key));
    }
}
