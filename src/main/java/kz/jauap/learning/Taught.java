package kz.jauap.learning;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kz.jauap.decision.spi.Lessons;
import kz.jauap.decision.spi.Library.Quotation;
import kz.jauap.learning.LearnedAnswer.Status;
import kz.jauap.shared.Remembered;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The approved answers of every tenant, in the memory of this node: looked through only for a question the pack does
/// not
/// answer. A tenant that has none costs nothing.
@Component
public class Taught implements Lessons {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MOST = 2_000;
    /// How near a question must be to one that was answered. See `docs/learning.md` for what it was chosen on.
    static final double ENOUGH = 0.75;

    private final LearnedAnswers answers;
    private final BusinessWords words;
    private final Remembered<TenantId, Known> lessons;

    Taught(LearnedAnswers answers, BusinessWords words, Clock clock) {
        this.answers = answers;
        this.words = words;
        this.lessons = new Remembered<>(clock, FRESH);
        answers.onChange(lessons::forget);
    }

    /// What a tenant has learned, and its words that mean the same.
    private record Known(List<Lesson> lessons, SameWords same) {

        static final Known NOTHING = new Known(List.of(), SameWords.NONE);
    }

    /// An approved answer and what its questions are about.
    private record Lesson(LearnedAnswer answer, List<Gist> questions) {

        static Lesson of(LearnedAnswer answer, SameWords same) {
            return new Lesson(
                    answer,
                    answer.questions().stream()
                            .map(question -> Gist.of(question, same))
                            .toList());
        }

        double likeness(Gist question) {
            return questions.stream()
                    .mapToDouble(known -> Likeness.of(question, known))
                    .max()
                    .orElse(0);
        }
    }

    /// What would be said, and how near the question is to one that was answered.
    ///
    /// @param text "" where the answer is not known in that language
    public record Found(LearnedAnswer answer, String text, double likeness) {

        /// Whether it would be said.
        public boolean isEnough() {
            return likeness >= ENOUGH && !text.isEmpty();
        }
    }

    @Override
    public Optional<Quotation> answer(TenantId tenant, String question, String language) {
        return find(tenant, question, language)
                .filter(Found::isEnough)
                .map(found -> new Quotation(found.text(), found.answer().evidence()));
    }

    /// The nearest there is, whether it is near enough or not.
    public Optional<Found> find(TenantId tenant, String question, String language) {
        Known known = lessons.get(tenant, this::read);
        if (known.lessons.isEmpty()) {
            return Optional.empty();
        }
        Gist asked = Gist.of(question, known.same);
        return known.lessons.stream()
                .map(lesson -> new Found(
                        lesson.answer,
                        lesson.answer.answers().getOrDefault(language, ""),
                        asked.isEmpty() ? 0 : lesson.likeness(asked)))
                .filter(found -> found.likeness() > 0)
                .max(Comparator.comparingDouble(Found::likeness)
                        .thenComparing(found -> !found.text().isEmpty()));
    }

    /// The one approved last comes last, and is taken where two are as near.
    private Known read(TenantId tenant) {
        List<LearnedAnswer> approved = answers.list(tenant, Status.APPROVED, MOST);
        if (approved.isEmpty()) {
            return Known.NOTHING;
        }
        SameWords same = words.of(tenant);
        return new Known(
                approved.reversed().stream()
                        .map(answer -> Lesson.of(answer, same))
                        .toList(),
                same);
    }
}
