package kz.jauap.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.jauap.learning.Questions.Group;
import org.junit.jupiter.api.Test;

/// How well questions that ask the same find each other: pairs put together rightly, and pairs that were found, for the
/// groups the bound was chosen on and for those kept aside.
class GatheringFiguresTest {

    /// Of each group the third question is Kazakh, the others Russian, one of them in Latin letters.
    private static final int KAZAKH = 2;

    private record Asked(int group, boolean kazakh, Gist gist) {}

    /// @param precision share of the pairs put together that belong together
    /// @param recall share of the pairs of one language that were put together
    /// @param overall the same of all pairs, also those of two languages
    private record Figures(double precision, double recall, double overall, int topics) {}

    private static List<Asked> mixed(List<Group> groups, List<String> strangers) {
        List<Asked> all = new ArrayList<>();
        for (int question = 0; question < 4; question++) {
            for (int group = 0; group < groups.size(); group++) {
                String text = groups.get(group).questions().get(question);
                all.add(new Asked(group, question == KAZAKH, Gist.of(text)));
            }
        }
        strangers.forEach(text -> all.add(new Asked(-1 - all.size(), false, Gist.of(text))));
        return all;
    }

    private static Figures figures(List<Asked> asked, double near) {
        Gathering<Integer> gathering = new Gathering<>(near);
        List<Integer> topics = new ArrayList<>();
        for (Asked one : asked) {
            int topic = gathering.topicOf(one.gist).orElse(topics.size());
            gathering.put(topic, one.gist);
            topics.add(topic);
        }
        double together = 0;
        double rightly = 0;
        double belong = 0;
        double ofOneLanguage = 0;
        double found = 0;
        for (int i = 0; i < asked.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean same = asked.get(i).group == asked.get(j).group;
                boolean put = topics.get(i).equals(topics.get(j));
                boolean language = asked.get(i).kazakh == asked.get(j).kazakh;
                together += put ? 1 : 0;
                rightly += put && same ? 1 : 0;
                belong += same ? 1 : 0;
                ofOneLanguage += same && language ? 1 : 0;
                found += put && same && language ? 1 : 0;
            }
        }
        return new Figures(together == 0 ? 1 : rightly / together, found / ofOneLanguage, rightly / belong, (int)
                topics.stream().distinct().count());
    }

    @Test
    void pairs_that_ask_the_same_are_mostly_found_and_hardly_ever_mistaken() {
        Questions questions = Questions.labelled();
        assertThat(questions.groups).hasSize(30);
        for (boolean aside : new boolean[] {false, true}) {
            List<Asked> asked = mixed(questions.half(aside), questions.strangers);
            for (int percent = 40; percent <= 80; percent += 5) {
                Figures figures = figures(asked, percent / 100.0);
                System.out.println(String.format(
                        Locale.ROOT,
                        "%s near %.2f: precision %.3f, recall %.3f (all languages %.3f), %d topics",
                        aside ? "aside" : "chosen on",
                        percent / 100.0,
                        figures.precision,
                        figures.recall,
                        figures.overall,
                        figures.topics));
            }
        }
        Figures aside = figures(mixed(questions.half(true), questions.strangers), Gathering.NEAR);
        assertThat(aside.precision).isGreaterThanOrEqualTo(0.9);
        assertThat(aside.recall).isGreaterThanOrEqualTo(0.35);
    }
}
