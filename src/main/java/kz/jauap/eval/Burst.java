package kz.jauap.eval;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.jauap.channel.Attachment;

/// What a played customer sends at once.
///
/// @param texts its messages; empty where only something else is sent
/// @param after how long after the burst before
/// @param sends what comes along without words
public record Burst(List<String> texts, Duration after, Optional<Attachment.Kind> sends) {

    public Burst {
        texts = List.copyOf(texts);
    }

    Burst saying(List<String> words) {
        return new Burst(words, after, sends);
    }

    List<Attachment> attachments() {
        return sends.map(kind -> Attachment.of(kind, "played")).stream().toList();
    }

    /// Messages it is made of.
    int size() {
        return texts.size() + attachments().size();
    }
}
