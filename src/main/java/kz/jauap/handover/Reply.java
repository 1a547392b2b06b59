package kz.jauap.handover;

import java.util.List;
import java.util.UUID;
import kz.jauap.channel.Attachment;

/// What a person says to a customer.
///
/// @param files by public address
/// @param key names this reply, so that the same one coming twice is said once
/// @param origin the desk it was written on, "" for none
public record Reply(String text, List<Attachment> files, UUID key, String origin) {

    public Reply {
        if (text.isBlank() && files.isEmpty()) {
            throw new IllegalArgumentException("a reply has words or a file");
        }
        files = List.copyOf(files);
    }
}
