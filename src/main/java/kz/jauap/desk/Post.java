package kz.jauap.desk;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.conversation.Said;
import org.jspecify.annotations.Nullable;

/// Something to be shown in a topic besides its card.
record Post(UUID id, UUID conversation, Kind kind, Body body) {

    /// What it is.
    enum Kind {
        /// What a customer, or the bot, said.
        LINE,
        /// What the desk itself has to say.
        NOTE,
        /// What a manager wrote there; kept for a topic that is made anew.
        MANAGER,
        /// What stood in the topic that was lost.
        HISTORY
    }

    /// @param author whose words they are: `customer`, `bot`, `operator`; "" for the desk's own
    /// @param name of the author, "" where it does not matter
    /// @param change what became of something said before, or that it is new
    /// @param channel where its files are, or null
    /// @param replyTo the message of the topic it is about, or null
    /// @param resend the reply that a button shall send again, or null
    /// @param learned the learned answer that buttons shall approve or reject, or null
    /// @param erase the conversation whose customer buttons shall erase or keep, or null
    record Body(
            String author,
            String name,
            String text,
            List<Attachment> attachments,
            Change change,
            @Nullable UUID channel,
            @Nullable Long replyTo,
            @Nullable UUID resend,
            @Nullable UUID learned,
            @Nullable UUID erase) {

        Body {
            attachments = List.copyOf(attachments);
        }

        /// What stands in the conversation.
        static Body said(Said said) {
            return new Body(
                    said.author().name().toLowerCase(Locale.ROOT),
                    "",
                    said.text(),
                    said.attachments(),
                    Change.NEW,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        static Body note(String text, @Nullable Long replyTo) {
            return new Body("", "", text, List.of(), Change.NEW, null, replyTo, null, null, null);
        }

        static Body learned(String text, UUID answer) {
            return new Body("", "", text, List.of(), Change.NEW, null, null, null, answer, null);
        }

        static Body erase(String text, @Nullable Long replyTo, UUID conversation) {
            return new Body("", "", text, List.of(), Change.NEW, null, replyTo, null, null, conversation);
        }
    }

    /// What became of something said.
    enum Change {
        NEW,
        EDITED,
        DELETED
    }

    /// Whether it may share a message with others.
    boolean plain() {
        return kind != Kind.HISTORY
                && body.attachments().isEmpty()
                && body.replyTo() == null
                && body.resend() == null
                && body.learned() == null
                && body.erase() == null;
    }
}
