package kz.jauap.desk.manager;

import java.util.Optional;
import kz.jauap.channel.Attachment;
import org.jspecify.annotations.Nullable;

/// What an update says somebody did.
sealed interface Deed {

    /// Who did it; an administrator who hides has the id 0.
    record Person(long id, String name) {}

    /// A button under one of the bot's messages.
    record Press(String id, Person by, long chat, long message, String data) implements Deed {}

    /// Somebody wrote, or changed what they wrote.
    ///
    /// @param thread the topic, 0 for the main chat or a chat of two
    record Wrote(
            Person by,
            long chat,
            long thread,
            long message,
            String text,
            @Nullable File file,
            boolean edited) implements Deed {

        Optional<File> sent() {
            return Optional.ofNullable(file);
        }
    }

    /// A file in a message.
    ///
    /// @param id how the bot fetches it, "" for what a customer cannot be sent
    /// @param bytes its size, 0 where it is not told
    record File(Attachment.Kind kind, String id, String mimeType, String name, long bytes) {}

    /// The bot's own place in a group changed.
    record Place(long chat, boolean inside) implements Deed {}

    /// The group has another id now.
    record Moved(long from, long to) implements Deed {}

    /// Nothing the desk has to do with.
    record Nothing() implements Deed {}
}
