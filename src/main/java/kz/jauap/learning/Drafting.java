package kz.jauap.learning;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.jauap.language.morphology.Letters;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// What an answer must have before it is kept, and when two say the same.
@Component
class Drafting {

    /// Questions this near ask the same.
    private static final double SAME_QUESTION = 0.9;

    private static final int LONGEST = 2_000;

    private final Cleaning cleaning;

    Drafting(Cleaning cleaning) {
        this.cleaning = cleaning;
    }

    /// Without personal data, without what is empty, each question once.
    Proposal cleaned(TenantId tenant, Proposal raw) {
        List<String> questions = raw.questions().stream()
                .map(question -> cleaning.clean(tenant, question))
                .filter(question -> !question.isBlank())
                .toList();
        Map<String, String> answers = new TreeMap<>();
        raw.answers().forEach((language, text) -> {
            if (!text.isBlank()) {
                answers.put(language, cleaning.clean(tenant, text));
            }
        });
        return new Proposal(
                raw.source(),
                List.copyOf(new LinkedHashSet<>(questions)),
                answers,
                raw.topic(),
                raw.conversation(),
                raw.turn(),
                raw.author());
    }

    /// What is missing in it; empty when nothing is.
    static Optional<String> lacks(List<String> questions, Map<String, String> answers) {
        if (questions.stream().allMatch(question -> Gist.of(question).isEmpty())) {
            return Optional.of("there is no question in it that says what it is about");
        }
        if (answers.values().stream().allMatch(String::isBlank)) {
            return Optional.of("there is no answer in it");
        }
        boolean tooLong = answers.values().stream().anyMatch(text -> text.length() > LONGEST)
                || questions.stream().anyMatch(text -> text.length() > LONGEST);
        return tooLong ? Optional.of("a text is longer than " + LONGEST + " letters") : Optional.empty();
    }

    /// Whether somebody has still to say what may stand where something was taken out.
    static boolean hides(LearnedAnswer answer) {
        return answer.answers().values().stream().anyMatch(text -> text.contains(Privacy.HIDDEN));
    }

    static boolean saysTheSame(LearnedAnswer known, Proposal proposal) {
        boolean asked = proposal.questions().stream()
                .allMatch(question -> known.questions().stream().anyMatch(other -> isSameQuestion(question, other)));
        return asked
                && proposal.answers().entrySet().stream()
                        .allMatch(
                                said -> isSameAnswer(known.answers().getOrDefault(said.getKey(), ""), said.getValue()));
    }

    private static boolean isSameQuestion(String one, String other) {
        return one.equals(other) || Likeness.of(Gist.of(one), Gist.of(other)) >= SAME_QUESTION;
    }

    /// In the very same words: one word more or less may say the opposite.
    private static boolean isSameAnswer(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String text) {
        return Letters.small(text).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
