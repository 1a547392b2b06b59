package kz.jauap.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.jauap.learning.Questions.Group;
import org.junit.jupiter.api.Test;

/// How often a question nobody has seen gets the answer to a question that asks the same, and how often another's. Each
/// labelled question is asked of answers that know its group's other questions, and all questions of the other groups;
/// those that ask something else are asked, too.
class AnsweringFiguresTest {

    /// @param rightly questions that got their own answer
    /// @param wrongly questions that got another's, and strangers that got any
    private record Figures(int rightly, int wrongly, int asked, int strangers) {}

    /// An answer, by the number of its group, and what its question is about.
    private record Known(int group, Gist gist) {}

    private static Figures figures(List<Group> groups, List<String> strangers, double enough) {
        int rightly = 0;
        int wrongly = 0;
        int asked = 0;
        for (int group = 0; group < groups.size(); group++) {
            for (String question : groups.get(group).questions()) {
                int answered = nearest(question, known(groups, question), enough);
                asked++;
                rightly += answered == group ? 1 : 0;
                wrongly += answered >= 0 && answered != group ? 1 : 0;
            }
        }
        for (String stranger : strangers) {
            wrongly += nearest(stranger, known(groups, ""), enough) >= 0 ? 1 : 0;
        }
        return new Figures(rightly, wrongly, asked, strangers.size());
    }

    private static List<Known> known(List<Group> groups, String but) {
        List<Known> known = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            for (String question : groups.get(group).questions()) {
                if (!question.equals(but)) {
                    known.add(new Known(group, Gist.of(question)));
                }
            }
        }
        return known;
    }

    private static int nearest(String question, List<Known> known, double enough) {
        Gist gist = Gist.of(question);
        int group = -1;
        double most = 0;
        for (Known one : known) {
            double likeness = Likeness.of(gist, one.gist);
            group = likeness > most ? one.group : group;
            most = Math.max(most, likeness);
        }
        return most >= enough ? group : -1;
    }

    @Test
    void a_question_nobody_has_seen_hardly_ever_gets_the_answer_to_another() {
        Questions questions = Questions.labelled();
        for (boolean aside : new boolean[] {false, true}) {
            for (int percent = 50; percent <= 90; percent += 5) {
                Figures figures = figures(questions.half(aside), questions.strangers, percent / 100.0);
                System.out.println(String.format(
                        Locale.ROOT,
                        "%s enough %.2f: rightly %d of %d, wrongly %d of %d",
                        aside ? "aside" : "chosen on",
                        percent / 100.0,
                        figures.rightly,
                        figures.asked,
                        figures.wrongly,
                        figures.asked + figures.strangers));
            }
        }
        Figures aside = figures(questions.half(true), questions.strangers, Taught.ENOUGH);
        assertThat(aside.wrongly).isLessThanOrEqualTo(1);
        assertThat(aside.rightly).isGreaterThanOrEqualTo(aside.asked / 4);
    }
}
