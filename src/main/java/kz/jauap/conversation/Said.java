package kz.jauap.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// One message of a conversation.
///
/// @param seq its number within the conversation, without gaps
/// @param inboxId,outboxId where it came in or went out, whichever it did
/// @param mark the channel's own id of an inbound message, or null
public record Said(
        TenantId tenant,
        UUID conversation,
        int seq,
        UUID id,
        Author author,
        String text,
        List<Attachment> attachments,
        UUID turn,
        @Nullable UUID inboxId,
        @Nullable UUID outboxId,
        @Nullable String mark,
        Instant at) {

    public Said {
        attachments = List.copyOf(attachments);
    }
}
