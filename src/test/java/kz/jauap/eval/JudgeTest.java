package kz.jauap.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import kz.jauap.eval.EvalCase.Expected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private static final List<String> NONE = List.of();

    private static Got reply(String text, String... facts) {
        return new Got("reply", NONE, List.of(), text, List.of(facts));
    }

    private static Expected action(String action) {
        return new Expected(action, "", NONE, NONE, NONE, NONE, Optional.empty());
    }

    private static Expected words(List<String> includes, List<String> includesAny, List<String> excludes) {
        return new Expected("reply", "", includes, includesAny, excludes, NONE, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'7 000'|'7\u00a0000 ₸'",
                "'Wi-Fi'|'wi\u2011fi бесплатный'",
                "'2–3 минуты'|'2-3 МИНУТЫ пешком'",
                "'от 5 000'|'Цена от\u202f5\u2009000'",
                "'абая 150'|'ул. Абая\n150'",
            })
    void finds_words_whatever_their_case_spaces_and_dashes(String wanted, String text) {
        assertThat(Judge.wrongs(words(List.of(wanted), NONE, NONE), reply(text)))
                .isEmpty();
    }

    @Test
    void demands_all_of_includes_one_of_includes_any_and_none_of_excludes() {
        Expected expected = words(List.of("мойка", "кузов"), List.of("воск", "полировка"), List.of("скидка"));
        assertThat(Judge.wrongs(expected, reply("Мойка кузова и полировка"))).isEmpty();
        assertThat(Judge.wrongs(expected, reply("Мойка, СКИДКА")))
                .containsExactly("lacks “кузов”", "has none of “воск”, “полировка”", "must not say “скидка”");
    }

    @Test
    void compares_actions_and_takes_a_passed_on_wish_for_a_person_but_not_the_other_way_round() {
        Got wish = new Got("booking", NONE, List.of(), "", NONE);
        Got person = new Got("escalate", NONE, List.of(), "", NONE);
        assertThat(Judge.wrongs(action("escalate"), wish)).isEmpty();
        assertThat(Judge.wrongs(action("booking"), person)).containsExactly("action is escalate, not booking");
        assertThat(Judge.wrongs(action("reply"), person)).containsExactly("action is escalate, not reply");
        assertThat(Judge.wrongs(action("reply"), new Got("silent", NONE, List.of(), "", NONE)))
                .isNotEmpty();
        assertThat(Judge.wrongs(action(""), person)).isEmpty();
    }

    @Test
    void sees_whether_booking_is_offered() {
        Expected offered = new Expected("", "", NONE, NONE, NONE, NONE, Optional.of(true));
        Expected not = new Expected("", "", NONE, NONE, NONE, NONE, Optional.of(false));
        assertThat(Judge.wrongs(offered, reply("a", "template:offer"))).isEmpty();
        assertThat(Judge.wrongs(offered, reply("a"))).containsExactly("does not offer to book");
        assertThat(Judge.wrongs(not, reply("a", "template:offer"))).containsExactly("offers to book");
    }
}
