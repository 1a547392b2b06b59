package kz.jauap.channel;

import java.util.List;

/// What goes out to one chat.
///
/// @param idempotencyKey the same for every try of this message; providers that can, use it to refuse a double
/// @param text the whole text; an adapter splits it to its provider's length
/// @param attachments files by public address
/// @param quickReplies short answers to offer as buttons, or as text where the channel has none
public record OutboundMessage(
        String idempotencyKey, String chatId, String text, List<Attachment> attachments, List<String> quickReplies) {

    public OutboundMessage {
        attachments = List.copyOf(attachments);
        quickReplies = List.copyOf(quickReplies);
    }
}
