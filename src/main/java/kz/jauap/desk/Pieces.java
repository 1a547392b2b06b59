package kz.jauap.desk;

import java.util.ArrayList;
import java.util.List;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.spi.TextSplitter;

/// Cuts what was said into posts that fit into one message each: long words into several, each file one of its own,
/// with its words where they fit below it.
final class Pieces {

    static final int LONGEST = 3500;
    private static final int CAPTION = 900;

    private Pieces() {}

    /// At least one.
    static List<Post.Body> of(Post.Body body) {
        List<Post.Body> pieces = new ArrayList<>();
        boolean captioned = body.attachments().size() == 1 && body.text().length() <= CAPTION;
        if (!captioned && (!body.text().isBlank() || body.attachments().isEmpty())) {
            TextSplitter.split(body.text(), LONGEST).forEach(part -> pieces.add(with(body, part, List.of())));
        }
        body.attachments().forEach(file -> pieces.add(with(body, captioned ? body.text() : "", List.of(file))));
        return pieces;
    }

    private static Post.Body with(Post.Body body, String text, List<Attachment> files) {
        return new Post.Body(
                body.author(),
                body.name(),
                text,
                files,
                body.change(),
                body.channel(),
                body.replyTo(),
                body.resend(),
                body.learned(),
                body.erase());
    }
}
