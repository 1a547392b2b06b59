package kz.jauap.mind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Owner;
import kz.jauap.conversation.Particulars;
import kz.jauap.decision.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bot asks for what a request is missing: of a wish alone, one thing at a time, each once.
class AskingTest {

    private static final String MODEL = "Какой у вас телефон?";
    private static final String FAULT = "Что случилось с телефоном: экран";
    private static final String URGENCY = "Насколько срочно";

    private static Mind repair() {
        return Mind.of(Path.of("packs/demo-repair")).greeted();
    }

    @Test
    void a_wish_for_a_person_is_passed_on_first_and_then_asked_about() {
        String said = repair().says("Позовите человека");
        assertThat(said).endsWith("например: iPhone 13.").doesNotContain(FAULT, URGENCY);
        assertThat(said.indexOf(MODEL))
                .as("after the words that a person has it")
                .isPositive();
    }

    @Test
    void each_reply_brings_the_next_question_until_nothing_is_missing() {
        Mind mind = repair();
        mind.says("Позовите человека");
        mind.owner(Owner.WAITING);
        Mind.Turn model = mind.hears("самсунг а52");
        assertThat(model.text()).contains(FAULT).doesNotContain(MODEL);
        assertThat(model.decided().decision()).isInstanceOf(Decision.AddToRequest.class);
        assertThat(model.decided().card()).containsExactly("марка: Samsung; модель: самсунг а52");
        assertThat(model.decided().open())
                .as("a reply is no question nobody can answer")
                .isEmpty();
        assertThat(mind.says("экран")).contains(URGENCY);
        assertThat(mind.says("не срочно")).doesNotContain("?");
    }

    @Test
    void what_is_asked_is_not_asked_again_though_it_was_not_answered() {
        Mind mind = repair();
        mind.says("Позовите человека");
        mind.owner(Owner.WAITING);
        assertThat(mind.says("до скольки вы сегодня?")).contains("20:00").doesNotContain(MODEL, FAULT);
        assertThat(mind.says("у меня есть вопрос про фиолетовых слонов")).doesNotContain(MODEL);
        assertThat(mind.state().told().asked()).doesNotHaveDuplicates();
    }

    @Test
    void what_was_told_before_the_wish_is_known_with_it() {
        Mind mind = repair();
        mind.says("Сколько стоит экран айфон 13?");
        Mind.Turn wish = mind.hears("Позовите мастера");
        assertThat(wish.text()).contains(URGENCY).doesNotContain(MODEL, FAULT);
        assertThat(wish.decided().card()).containsExactly("марка: Apple; модель: айфон 13; что случилось: экран");
    }

    @Test
    void what_is_not_sure_says_so_on_the_card() {
        Mind mind = repair();
        mind.says("Позовите человека");
        mind.owner(Owner.WAITING);
        assertThat(mind.hears("какой-то китайский").decided().card())
                .containsExactly("модель: какой-то китайский (не точно)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Сколько стоит экран айфон 13?",
                "Где вы находитесь?",
                "верните деньги",
                "Чините ли вы фиолетовых слонов на Марсе?",
                "вы что, совсем обнаглели?",
                "запишите меня на ремонт",
            })
    void a_question_a_law_anger_and_a_booking_are_not_asked_about(String text) {
        assertThat(repair().says(text)).doesNotContain(MODEL, FAULT, URGENCY);
    }

    @Test
    void a_skill_that_asks_is_the_only_one_that_asks() {
        Mind mind = repair();
        assertThat(mind.says("запишите меня на ремонт экрана айфон 13")).contains("день");
        assertThat(mind.says("и позовите человека")).doesNotContain(MODEL, FAULT, URGENCY);
    }

    @Test
    void the_answer_to_the_question_is_in_the_language_of_the_customer() {
        Mind mind = repair();
        assertThat(mind.says("Адаммен сөйлескім келеді")).contains("Телефоныңыз қандай?");
        mind.owner(Owner.WAITING);
        assertThat(mind.says("айфон 11")).contains("Телефонға не болды");
    }

    @Test
    void after_a_long_pause_what_was_told_may_be_of_something_else() {
        Mind mind = repair();
        mind.says("Сколько стоит экран айфон 13?");
        assertThat(mind.state().told().knows("model")).isTrue();
        Instant then = Instant.parse("2026-11-24T07:00:00Z");
        DialogueState later = mind.state().heard(then, null).at(then.plus(Duration.ofHours(30)));
        assertThat(later.told()).isEqualTo(Particulars.NONE);
        assertThat(Mind.salon()
                        .greeted()
                        .hears("Позовите человека")
                        .decided()
                        .next()
                        .told())
                .as("a pack that asks for nothing keeps nothing")
                .isEqualTo(Particulars.NONE);
    }
}
