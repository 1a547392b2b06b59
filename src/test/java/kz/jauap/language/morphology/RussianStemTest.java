package kz.jauap.language.morphology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RussianStemTest {

    private static String stem(String word) {
        return new Stems().of(word, Letters.plain(word), "ru");
    }

    private static void areOne(String words) {
        assertThat(Arrays.stream(words.split(" ")).map(RussianStemTest::stem).distinct())
                .as(words)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "цена цены цену ценой ценам ценах",
                "работник работника работникам работниками",
                "здание здания зданий зданию",
                "канал канала каналом каналы",
                "ситуация ситуации ситуацию"
            })
    void puts_the_cases_of_a_noun_together(String words) {
        areOne(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "конец конца концу",
                "песня песни песен",
                "парень парня парни",
                "день дня дней дни",
                "письмо письма"
            })
    void knows_fleeting_vowels(String words) {
        areOne(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "работать работает работаем работаете работал работала работают",
                "рисовать рисует рисую рисовал рисуют",
                "ходить хожу ходит ходят ходил",
                "любить люблю любит любят",
                "брать беру берёт брали берите",
                "идти иду идёт шёл шла",
                "мочь могу можете могли может",
                "давать давай давали"
            })
    void puts_the_forms_of_a_verb_together(String words) {
        areOne(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "записать записаться запишите запишусь записались",
                "отобрать отберу отобрали",
                "подойти подойдёт подошёл подошла"
            })
    void puts_reflexives_and_prefixed_roots_together(String words) {
        areOne(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"важный важная важнейший важно", "хороший лучше хорошо", "новый новые новая новейшая"})
    void puts_the_degrees_of_an_adjective_together(String words) {
        areOne(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"я меня мне мной", "кто кого кому кем", "два двух двумя", "человек люди людей"})
    void knows_closed_words(String words) {
        areOne(words);
    }

    @ParameterizedTest
    @CsvSource({
        "новый,новость",
        "решать,решить",
        "работа,раб",
        "дом,дома́шний",
        "стол,столица",
        "мастер,мастерская",
        "хлеб,хлебница",
        "цена,оценка",
        "карта,картошка"
    })
    void keeps_different_words_apart(String one, String other) {
        assertThat(stem(one)).isNotEqualTo(stem(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"не", "я", "ь", "ться", "ся", "вввв", "оооо", "щщ", "сь", "лся"})
    void survives_scraps(String word) {
        assertThat(stem(word)).isNotEmpty();
    }
}
