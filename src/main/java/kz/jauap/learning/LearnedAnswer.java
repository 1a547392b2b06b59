package kz.jauap.learning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An answer a person has given, and the questions it answers.
///
/// @param version goes up with each change
/// @param answers by language
/// @param topic of the questions it came from, if any
/// @param conversation and `turn` of the very question a person answered, if any
/// @param author who gave it
/// @param decidedBy who approved or rejected it last, "" for nobody yet
public record LearnedAnswer(
        UUID id,
        int version,
        Status status,
        Source source,
        List<String> questions,
        Map<String, String> answers,
        @Nullable UUID topic,
        @Nullable UUID conversation,
        @Nullable UUID turn,
        String author,
        String decidedBy,
        Instant createdAt,
        Instant updatedAt) {

    public LearnedAnswer {
        questions = List.copyOf(questions);
        answers = Map.copyOf(answers);
    }

    /// What may be done with it.
    public enum Status {
        /// Waits for approval and is not used.
        PENDING,
        /// Answers customers.
        APPROVED,
        /// Kept, and not used.
        REJECTED
    }

    /// Where it comes from.
    public enum Source {
        /// A person's answer to a question that was handed over.
        HANDOVER,
        /// Typed in.
        TYPED
    }

    /// As it stands behind what is sent.
    public String evidence() {
        return "learned:" + id + "@" + version;
    }

    /// The next version, in another state.
    LearnedAnswer become(Status next, List<String> asked, Map<String, String> said, String decider, Instant now) {
        return new LearnedAnswer(
                id, version + 1, next, source, asked, said, topic, conversation, turn, author, decider, createdAt, now);
    }
}
