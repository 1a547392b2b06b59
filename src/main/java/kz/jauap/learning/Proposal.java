package kz.jauap.learning;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.handover.Handover;
import kz.jauap.learning.LearnedAnswer.Source;
import org.jspecify.annotations.Nullable;

/// An answer somebody would have given from now on.
///
/// @param questions it answers
/// @param answers by language
public record Proposal(
        Source source,
        List<String> questions,
        Map<String, String> answers,
        @Nullable UUID topic,
        @Nullable UUID conversation,
        @Nullable UUID turn,
        String author) {

    public Proposal {
        questions = List.copyOf(questions);
        answers = Map.copyOf(answers);
    }

    /// Typed in, for questions of one's own.
    public static Proposal typed(List<String> questions, Map<String, String> answers, String author) {
        return new Proposal(Source.TYPED, questions, answers, null, null, null, author);
    }

    /// Typed in for a topic of the backlog.
    ///
    /// @param latest where it was asked last; null where nothing is left of that
    public static Proposal to(
            Topic topic, @Nullable Asked latest, List<String> questions, Map<String, String> answers, String author) {
        return new Proposal(
                Source.TYPED,
                questions,
                answers,
                topic.id(),
                latest == null ? null : latest.conversation(),
                latest == null ? null : latest.turn(),
                author);
    }

    /// What a person has answered to a question they were asked themselves.
    public static Proposal heard(String question, Map<String, String> answers, Handover handover, String author) {
        return new Proposal(
                Source.HANDOVER, List.of(question), answers, null, handover.conversation(), handover.turn(), author);
    }

    /// What a person has answered to this very question.
    public static Proposal answerTo(Asked question, Map<String, String> answers, String author) {
        return new Proposal(
                Source.HANDOVER,
                List.of(question.text()),
                answers,
                question.topic(),
                question.conversation(),
                question.turn(),
                author);
    }
}
