package kz.jauap.chaos;

import java.util.Map;

/// A messenger that posts what customers write.
interface WebhookMessenger extends Messenger {

    /// A message as the provider posts it.
    Letter letter(Chat chat, Chat.Line line);

    @Override
    default int bring(Chat chat, Chat.Line line, Door door) throws InterruptedException {
        return door.post(letter(chat, line));
    }

    /// A webhook.
    ///
    /// @param query with its question mark, or ""
    record Letter(String query, Map<String, String> headers, String body) {}
}
