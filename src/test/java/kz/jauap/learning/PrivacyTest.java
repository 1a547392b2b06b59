package kz.jauap.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What belongs to a person does not stay in what is kept.
class PrivacyTest {

    private static String clean(String text) {
        return Privacy.clean(text, Set.of("мира", "дана")::contains, "+77010001122"::equals);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            меня зовут Айгерим, есть парковка?                | меня зовут •••, есть парковка?
            можно с собакой? мой номер 8 701 555 22 33        | можно с собакой? мой номер •••
            менің атым Нұрлан, тұрақ бар ма                   | менің атым •••, тұрақ бар ма
            карта 4400 4301 2345 6789, вернёте деньги?        | карта •••, вернёте деньги?
            ИИН 900101300123 нужен?                           | ИИН ••• нужен?
            пишите на anna.k@mail.kz                          | пишите на •••
            мой телеграм @aigerim_k                           | мой телеграм •••
            можно записать айгерим к вам с собакой            | можно записать ••• к вам с собакой
            Анна Петровна просила узнать про сертификат       | ••• просила узнать про сертификат
            за маму отвечает Иванова Анна                     | за маму отвечает •••
            """)
    void what_belongs_to_a_person_is_taken_out(String said, String kept) {
        assertThat(clean(said)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            сколько стоит за 12 месяцев, 150 000?
            есть ли у вас подарочные сертификаты
            ертең сағат 15:00-де тұрақ бола ма
            iPhone 13 с гарантией?
            звоните 8 701 000 11 22
            мастер Дана работает сегодня?
            """)
    void what_belongs_to_the_matter_or_the_business_stays(String said) {
        assertThat(clean(said)).isEqualTo(said);
    }

    @Test
    void of_a_name_or_a_number_alone_nothing_is_left_to_keep() {
        assertThat(Gist.of(clean("Айгерим 8 701 555 22 33")).isEmpty()).isTrue();
    }
}
