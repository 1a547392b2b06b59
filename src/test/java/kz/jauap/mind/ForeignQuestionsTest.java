package kz.jauap.mind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kz.jauap.mind.ForeignQuestions.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a pack has no answer to is not answered with something else of it.
class ForeignQuestionsTest {

    /// Of the questions that are left, most are answered truly: "we neither buy nor sell".
    @ParameterizedTest
    @CsvSource({"looked-at.txt, 10", "kept-aside.txt, 3"})
    void what_no_pack_knows_is_seldom_taken_for_something_it_does(String file, int most) throws IOException {
        List<Asked> asked = ForeignQuestions.written(file);
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(ForeignQuestions.told(asked)).hasSizeLessThanOrEqualTo(most);
    }

    /// A guess is said to be one, and "no" brings a person; it is a bother all the same.
    @Test
    void guesses_at_what_no_pack_knows_are_few() throws IOException {
        List<Asked> asked = new ArrayList<>(ForeignQuestions.borrowed());
        asked.addAll(ForeignQuestions.written("looked-at.txt"));
        asked.addAll(ForeignQuestions.written("kept-aside.txt"));
        assertThat(ForeignQuestions.guessed(asked)).hasSizeLessThanOrEqualTo(asked.size() * 4 / 100);
    }

    @Test
    void the_questions_of_other_businesses_are_seldom_taken_for_ones_own() throws IOException {
        List<Asked> asked = ForeignQuestions.borrowed();
        assertThat(asked).hasSizeGreaterThan(800);
        assertThat(ForeignQuestions.told(asked)).hasSizeLessThanOrEqualTo(asked.size() * 4 / 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "можно сделать макияж?",
                "делаете наращивание волос?",
                "при мне сделаете?",
                "пирсинг бровей делаете?",
                "массаж спины делаете",
                "сколько держится мелирование"
            })
    void a_word_in_common_is_not_an_answer(String question) {
        assertThat(Mind.salon().hears(question).answer().orElseThrow().evidence())
                .noneMatch(id -> id.startsWith("fact:")
                        || id.startsWith("service:")
                        || id.startsWith("consult:")
                        || id.startsWith("promotion:"));
    }

    @Test
    void a_deed_nobody_knows_is_not_said_to_be_missing_from_the_list() {
        String said = Mind.salon().says("сколько стоит прихорашиваться?");
        assertThat(said).doesNotContain("в нашем списке нет").contains("передан");
        assertThat(Mind.salon().says("сколько стоит букет роз?")).contains("в нашем списке нет");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "сколько стоит недорогой маникюр | 2 500",
                "маникюр для мамы сколько стоит | 2 500",
                "сколько сейчас стоит хороший маникюр у вас | 2 500",
                "арзан маникюр қанша тұрады | 2 500"
            })
    void what_a_thing_is_like_and_whom_it_is_for_does_not_make_another_of_it(String question, String price) {
        assertThat(Mind.salon().says(question)).contains(price);
    }
}
