package kz.jauap.speaking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.conversation.Author;

/// What somebody says to a customer.
///
/// @param files by public address; the words go with the first
/// @param choices short answers to offer with it
/// @param key names what is said, so that saying it twice is noticed; empty for what is said once by its nature
public record Words(Author author, String text, List<Attachment> files, List<String> choices, Optional<UUID> key) {

    public Words {
        files = List.copyOf(files);
        choices = List.copyOf(choices);
    }

    public static Words bot(String text) {
        return new Words(Author.BOT, text, List.of(), List.of(), Optional.empty());
    }

    public static Words operator(String text, List<Attachment> files, UUID key) {
        return new Words(Author.OPERATOR, text, files, List.of(), Optional.of(key));
    }
}
