package kz.jauap.channel;

import java.util.List;

/// What goes out to one chat.
///
/// @param idempotencyKey the same for every try of this message; providers that can, use it to refuse a double
/// @param text one part as the adapter's `parts` cut it; "" for a file without words
/// @param attachments files by public address, at most one: several files are several messages, so that each is sent,
///     and repeated, alone
/// @param quickReplies short answers to offer as buttons, or as text where the channel has none
public record OutboundMessage(
        String idempotencyKey, String chatId, String text, List<Attachment> attachments, List<String> quickReplies) {

    public OutboundMessage {
        if (attachments.size() > 1) {
            throw new IllegalArgumentException("several files are several messages; here are " + attachments.size());
        }
        attachments = List.copyOf(attachments);
        quickReplies = List.copyOf(quickReplies);
    }

    public static OutboundMessage text(String idempotencyKey, String chatId, String text) {
        return new OutboundMessage(idempotencyKey, chatId, text, List.of(), List.of());
    }
}
