package kz.jauap.learning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Questions that ask the same.
///
/// @param questions how often it was asked
/// @param people how many asked it, told by their conversations
/// @param state what has come of it
/// @param wordings how it was asked, each wording once, the most frequent first
public record Topic(
        UUID id, int questions, int people, Instant firstAt, Instant lastAt, State state, List<Said> wordings) {

    public Topic {
        wordings = List.copyOf(wordings);
    }

    /// A wording, and the language it was said in, "" when not known.
    public record Said(String language, String text) {}

    /// What has come of it.
    public enum State {
        /// Nobody has answered it.
        OPEN,
        /// There is an answer, and it waits for approval.
        PROPOSED,
        /// It has an approved answer.
        ANSWERED
    }
}
