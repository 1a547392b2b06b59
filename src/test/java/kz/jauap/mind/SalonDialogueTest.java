package kz.jauap.mind;

import static org.assertj.core.api.Assertions.assertThat;

import kz.jauap.answer.Answers;
import kz.jauap.channel.Attachment;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Decision;
import kz.jauap.decision.Decision.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a customer of the salon writes, and what comes back.
class SalonDialogueTest {

    private final Mind mind = Mind.salon();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Сколько стоит маникюр и до скольки вы работаете?",
                "до скольки вы работаете и сколько стоит маникюр",
                "До скольки работаете? Маникюр сколько стоит",
                "скок стоит маник, до скольки открыты"
            })
    void answers_price_and_closing_time_whatever_the_order(String text) {
        Mind.Turn turn = mind.hears(text);
        assertThat(turn.decided().decision()).isInstanceOf(Decision.Reply.class);
        assertThat(turn.text()).contains("2 500 ₸").contains("7 000 ₸").contains("21:00");
    }

    @ParameterizedTest
    @CsvSource({
        "Маникюр қанша тұрады?,2 500 ₸",
        "маникюр канша турады,2 500 ₸",
        "manikur kansha turady,2 500 ₸",
        "Нешеге дейін жұмыс істейсіздер?,21:00",
        "Педикюр жасайсыздар ма?,Иә",
        "Адрес айтасыз ба?,Абая 150",
        "Балаяждың бағасы қандай?,25 000 ₸ бастап",
        "Көлік қоятын жер бар ма?,тегін"
    })
    void answers_in_kazakh_when_asked_in_kazakh(String text, String said) {
        Mind.Turn turn = mind.hears(text);
        assertThat(turn.answer().orElseThrow().language()).isEqualTo("kk");
        assertThat(turn.text()).contains(said).contains("виртуалды");
    }

    @ParameterizedTest
    @CsvSource({
        "скок стоит маник,2 500 ₸",
        "сколькооо стоит педикюр???,4 500 ₸",
        "СКОЛЬКО СТОИТ ПЕДЕКЮР,4 500 ₸",
        "skolko stoit manikyur,2 500 ₸",
        "цена на балояж?,от 25 000 ₸",
        "почем чёлка,1 000 ₸",
        "почем челка,1 000 ₸"
    })
    void forgives_slips_stretched_letters_and_latin_letters(String text, String said) {
        assertThat(mind.says(text)).contains(said);
    }

    @Test
    void discloses_the_virtual_assistant_once() {
        assertThat(mind.says("Сәлем!")).contains("виртуалды");
        assertThat(mind.says("Сәлем!")).doesNotContain("виртуалды").contains("Сәлеметсіз бе");
        assertThat(mind.says("Привет! Где вы находитесь?"))
                .doesNotContain("виртуальный")
                .contains("Абая 150");
    }

    @Test
    void joins_one_thought_written_in_three_messages() {
        String text = mind.says("здравствуйте", "сколько стоит", "маникюр");
        assertThat(text).contains("2 500 ₸").doesNotContain("какая услуга");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Когда вы закончите стрижку?",
                "Чистка кожи лица сколько стоит?",
                "Вы на карте есть?",
                "Вы на первом этаже? первый этаж?",
                "Сколько человек может прийти?",
                "Вы в торговом центре? торговый центр?",
                "Подарочная карта есть?",
                "детальный прайс"
            })
    void does_not_mistake_a_harmless_question_for_law_or_a_call_for_a_person(String text) {
        Decision decision = mind.hears(text).decided().decision();
        if (decision instanceof Decision.HandOver over) {
            assertThat(over.reason()).isEqualTo(Reason.UNKNOWN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Можно оплатить картой?,payment",
        "картамен төлеуге бола ма?,payment",
        "Перезапишите меня на 19:00,reschedule",
        "'Я беременна, можно кератин?',medical",
        "у меня лак треснул на следующий день,complaint",
        "хочу отменить запись,cancel"
    })
    void leaves_to_a_person_what_the_pack_reserves(String text, String policy) {
        assertThat(mind.hears(text).decided().decision()).isInstanceOfSatisfying(Decision.HandOver.class, over -> {
            assertThat(over.policy()).isEqualTo(policy);
            assertThat(over.alsoAnswered()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"позовите менеджера", "живой человек есть?", "менеджермен сөйлескім келеді"})
    void hands_over_when_a_person_is_asked_for(String text) {
        assertThat(mind.hears(text).decided().decision())
                .isInstanceOfSatisfying(
                        Decision.HandOver.class,
                        over -> assertThat(over.reason()).isEqualTo(Reason.HUMAN));
    }

    @Test
    void answers_what_it_can_and_hands_over_the_rest() {
        Mind.Turn turn = mind.hears("Где вы находитесь? Сколько звёзд видно из окна?");
        assertThat(turn.decided().decision()).isInstanceOfSatisfying(Decision.HandOver.class, over -> {
            assertThat(over.reason()).isEqualTo(Reason.UNKNOWN);
            assertThat(over.summary()).contains("звёзд").doesNotContain("находитесь");
        });
        assertThat(turn.text()).contains("Абая 150").contains("передан администратору");
    }

    @Test
    void carries_the_service_and_the_question_over() {
        mind.says("Сколько стоит маникюр?");
        assertThat(mind.says("а педикюр?")).contains("4 500 ₸");
        assertThat(mind.says("а сколько по времени?")).contains("60–120 минут");
    }

    @Test
    void forgets_the_service_after_a_few_turns() {
        mind.says("Сколько стоит маникюр?");
        for (int i = 0; i < 4; i++) {
            mind.says("спасибо");
        }
        assertThat(mind.says("сколько стоит?")).contains("услуга").doesNotContain("2 500");
    }

    @Test
    void asks_which_service_and_understands_the_reply() {
        assertThat(mind.says("Сколько стоит?")).contains("какая услуга");
        assertThat(mind.says("педикюр")).contains("4 500 ₸");
    }

    @Test
    void stops_asking_after_two_questions() {
        mind.says("Сколько стоит?");
        assertThat(mind.hears("да").decided().decision()).isInstanceOf(Decision.Reply.class);
        assertThat(mind.hears("да").decided().decision())
                .isInstanceOfSatisfying(
                        Decision.HandOver.class,
                        over -> assertThat(over.reason()).isEqualTo(Reason.CLARIFY_LIMIT));
    }

    @Test
    void says_so_when_a_service_is_not_on_the_list() {
        assertThat(mind.says("Сколько стоит татуировка?")).contains("нет").contains("маникюр и педикюр");
        assertThat(mind.says("Делаете татуировки?")).contains("нет").doesNotContain("₸");
    }

    @Test
    void lists_what_an_ambiguous_name_may_mean() {
        assertThat(mind.says("сколько стоит наращивание ресниц?"))
                .contains("8 000 ₸")
                .contains("10 000 ₸")
                .contains("12 000 ₸");
    }

    @ParameterizedTest
    @ValueSource(strings = {"иә", "👍", "?", "5", ".", "ок", "🙏", "да", "жоқ", "..."})
    void promises_nothing_for_a_sign_or_a_yes(String text) {
        Mind.Turn turn = mind.greeted().hears(text);
        assertThat(turn.decided().decision()).isInstanceOf(Decision.Reply.class);
        assertThat(turn.text()).isNotBlank().doesNotContain("передан").doesNotContain("жеткізілді");
    }

    @Test
    void is_silent_while_an_operator_answers() {
        Mind.Turn turn = mind.owner(Owner.OPERATOR).hears("Сколько стоит маникюр?");
        assertThat(turn.decided().decision()).isInstanceOf(Decision.Silent.class);
        assertThat(turn.answer()).isEmpty();
        assertThat(mind.state().greeted()).isFalse();
    }

    @Test
    void helps_with_facts_while_waiting_and_never_hands_over_twice() {
        mind.greeted().owner(Owner.WAITING);
        assertThat(mind.says("а где вы находитесь?")).contains("Абая 150").doesNotContain("обращению");
        Mind.Turn turn = mind.hears("позовите менеджера");
        assertThat(turn.decided().decision()).isInstanceOf(Decision.AddToRequest.class);
        assertThat(turn.text()).contains("обращению");
        assertThat(mind.hears("спасибо").decided().decision()).isInstanceOf(Decision.Reply.class);
    }

    @Test
    void leaves_alone_who_asks_for_it_and_not_who_writes_at_night() {
        assertThat(mind.says("не пишите мне больше")).contains("не беспокоим");
        assertThat(mind.says("Пишу ночью, подскажите адрес")).contains("Абая 150");
    }

    @Test
    void gives_a_photo_or_a_voice_message_to_a_person() {
        assertThat(mind.sees(Attachment.Kind.PHOTO, "").decided().decision())
                .isInstanceOfSatisfying(
                        Decision.HandOver.class,
                        over -> assertThat(over.reason()).isEqualTo(Reason.MEDIA));
        Mind.Turn withText = mind.sees(Attachment.Kind.VOICE, "сколько стоит маникюр?");
        assertThat(withText.decided().decision()).isInstanceOf(Decision.HandOver.class);
        assertThat(withText.text()).contains("2 500 ₸");
        assertThat(mind.sees(Attachment.Kind.STICKER, "").decided().decision()).isInstanceOf(Decision.Reply.class);
    }

    @Test
    void says_truthfully_whether_it_is_open_now() {
        assertThat(mind.at("12:00").says("вы сейчас открыты?")).contains("Сейчас мы открыты");
        assertThat(mind.at("23:30").says("вы сейчас открыты?"))
                .contains("Сейчас мы закрыты")
                .contains("9:00");
    }

    @Test
    void keeps_evidence_for_every_part_with_the_version_of_the_pack() {
        Mind.Turn turn = mind.hears("Сколько стоит маникюр? Парковка есть?");
        String version = "@" + mind.pack().version();
        assertThat(turn.answer().orElseThrow().evidence())
                .contains("template:greeting" + version, "service:manicure" + version, "fact:parking" + version)
                .allSatisfy(one -> assertThat(one).endsWith(version));
    }

    @Test
    void leaves_a_trace_without_the_customers_words() {
        Mind.Turn turn = mind.hears("Сколько стоит маникюр для Гульмиры?");
        assertThat(turn.decided().trace()).extracting("gate").startsWith("understanding", "opt-out", "operator", "law");
        assertThat(turn.decided().trace().toString()).doesNotContain("Гульмир");
    }

    @Test
    void has_a_text_for_when_everything_breaks() {
        assertThat(Answers.fallback("kk", mind.pack()).text()).contains("Хабарламаңызды");
        assertThat(Answers.fallback("", mind.pack()).language()).isEqualTo("ru");
    }

    @Test
    void survives_very_long_and_very_odd_texts() {
        Mind.Turn turn = mind.hears("сколько стоит маникюр ".repeat(5_000), "\u0000\ud83d \u202e <b>&");
        assertThat(turn.understanding().complete()).isFalse();
        assertThat(turn.decided().decision()).isInstanceOf(Decision.HandOver.class);
    }
}
