package kz.jauap.conversation;

import java.time.Duration;
import java.time.Instant;

/// What the bot has guessed the customer means, and asked them about: it is taken as said once they say yes.
///
/// @param words taken as the customer's on a yes
/// @param question what they really wrote, "" when nothing
public record Guess(Kind kind, String words, String question, Instant at) {

    private static final Duration LASTS = Duration.ofHours(1);

    /// What was guessed.
    public enum Kind {
        /// What they said in a voice message.
        VOICE,
        /// Which of the pack's questions they ask.
        TOPIC
    }

    /// Whether a yes at that moment still answers it.
    public boolean holds(Instant now) {
        return at.plus(LASTS).isAfter(now);
    }
}
