package kz.jauap.learning;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A state an answer was in.
///
/// @param deed what made it so
public record Version(
        int version,
        String deed,
        LearnedAnswer.Status status,
        List<String> questions,
        Map<String, String> answers,
        String actor,
        Instant at) {

    public Version {
        questions = List.copyOf(questions);
        answers = Map.copyOf(answers);
    }
}
