package kz.jauap.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was written to a customer in the account's name, as the provider tells it back: by us, or by a
/// person who answered in the messenger itself.
///
/// @param providerMessageId as the provider names the message when it takes one of ours
/// @param chatId whose customer it went to, as inbound messages name the chat
/// @param userId the customer, as inbound messages name who writes; null where an echo does not tell
/// @param sentAt the provider's own time, or null where it gives none
/// @param byPerson whether the provider says that no application has sent it; else it may be ours
public record Echo(
        String providerMessageId,
        String chatId,
        @Nullable String userId,
        String text,
        List<Attachment> attachments,
        @Nullable Instant sentAt,
        boolean byPerson)
        implements InboundEvent {

    public Echo {
        if (providerMessageId.isBlank() || chatId.isBlank()) {
            throw new IllegalArgumentException("an echo needs its message's id and its chat");
        }
        attachments = List.copyOf(attachments);
    }

    /// Without its words: this is what may be logged.
    @Override
    public String toString() {
        return "an echo of message " + providerMessageId;
    }
}
