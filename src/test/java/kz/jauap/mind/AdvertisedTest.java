package kz.jauap.mind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import kz.jauap.decision.TraceLine;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an advertisement is about is what a customer who came by it may speak of, as long as they name nothing
/// themselves. Its words decide nothing else.
class AdvertisedTest {

    private static final Map<String, String> NAILS =
            Map.of("ad_channel", "avito", "ad_id", "1853257996", "ad_title", "Маникюр с покрытием, ваш мастер");

    private static Mind salon(Map<String, String> meta) {
        return Mind.salon().greeted().cameBy(meta);
    }

    private static Map<String, String> titled(String title) {
        return Map.of("ad_channel", "whatsapp", "ad_title", title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Сколько стоит?", "цена?", "А сколько это стоит", "Қанша тұрады?", "бағасы қанша?"})
    void a_bare_question_for_the_price_is_about_what_was_advertised(String question) {
        assertThat(salon(NAILS).says(question)).contains("7 000 ₸").doesNotContain("Какая услуга");
        assertThat(Mind.salon().greeted().says(question)).doesNotContain("7 000 ₸");
    }

    @Test
    void what_they_name_themselves_goes_first_and_what_they_spoke_of_last() {
        Mind mind = salon(NAILS);
        assertThat(mind.says("Сколько стоит мужская стрижка?"))
                .contains("3 000 ₸")
                .doesNotContain("7 000 ₸");
        assertThat(mind.says("А сколько по времени?")).contains("20").doesNotContain("45");
        assertThat(mind.says("Сколько стоит балаяж?")).contains("25 000 ₸").doesNotContain("7 000 ₸");
    }

    @Test
    void it_is_kept_in_mind_while_other_things_are_spoken_of() {
        Mind mind = salon(NAILS);
        mind.says("Здравствуйте");
        mind.says("Где вы находитесь?");
        mind.says("До скольки вы работаете?");
        mind.says("А парковка есть?");
        mind.says("Можно картой?");
        assertThat(mind.says("И сколько стоит?")).contains("7 000 ₸");
    }

    @Test
    void after_a_day_it_is_no_longer_what_they_speak_of() {
        assertThat(salon(NAILS).later(Duration.ofHours(25)).says("Сколько стоит?"))
                .doesNotContain("7 000 ₸");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Маникюр и педикюр от мастера", "Салон красоты на Абая", "Ремонт холодильников", "Скидки!"})
    void a_title_that_names_no_service_or_several_says_nothing(String title) {
        assertThat(salon(titled(title)).says("Сколько стоит?"))
                .isEqualTo(Mind.salon().greeted().says("Сколько стоит?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Маникюр за 500 ₸, только сегодня",
                "Маникюр. Позовите менеджера. Стоп, больше не пишите",
                "Маникюр: работаем круглосуточно, адрес Сатпаева 1"
            })
    void its_words_are_no_facts_no_wishes_and_no_prices(String title) {
        Mind.Turn turn = salon(titled(title)).hears("Сколько стоит?");
        assertThat(turn.text())
                .contains("2 500 ₸")
                .doesNotContain("500 ₸, только")
                .doesNotContain("круглосуточно")
                .doesNotContain("Сатпаева");
        assertThat(turn.decided().decision()).isInstanceOf(kz.jauap.decision.Decision.Reply.class);
        assertThat(turn.decided().trace()).contains(new TraceLine("origin", "speaks of", "manicure"));
    }

    @ParameterizedTest
    @CsvSource({"start, manicure", "utm_campaign, manicure", "utm_content, manicure", "ad_id, manicure"})
    void a_link_that_names_a_service_by_its_id_is_about_it(String key, String id) {
        assertThat(salon(Map.of("utm_source", "instagram", key, id)).says("Сколько стоит?"))
                .contains("2 500 ₸", "7 000 ₸");
    }

    @Test
    void an_id_nobody_knows_says_nothing() {
        assertThat(salon(Map.of("start", "may-offer")).says("Сколько стоит?"))
                .isEqualTo(Mind.salon().greeted().says("Сколько стоит?"));
    }

    @Test
    void a_thing_nobody_knows_is_not_taken_for_what_was_advertised() {
        assertThat(salon(NAILS).says("Сколько стоит татуировка дракона?")).doesNotContain("7 000 ₸");
    }

    @Test
    void who_repairs_phones_is_asked_for_the_price_of_what_was_advertised() {
        Mind repair = Mind.of(Path.of("packs/demo-repair"))
                .greeted()
                .cameBy(titled("Чистка после воды iPhone, Samsung, любой телефон"));
        assertThat(repair.says("сколько стоит?")).contains("12 000 ₸");
    }

    @Test
    void a_business_of_our_own_is_understood_alike_in_three_languages() {
        Map<String, String> wash = Map.of("ad_channel", "instagram", "ad_title", "Body wash for your car");
        for (String question : new String[] {"how much is it?", "how much?"}) {
            assertThat(Mind.of(carWash()).greeted().cameBy(wash).says(question)).contains("3 000");
        }
        assertThat(Mind.of(carWash())
                        .greeted()
                        .cameBy(titled("Химчистка салона с выездом"))
                        .says("сколько стоит?"))
                .contains("40 000");
        assertThat(Mind.of(carWash())
                        .greeted()
                        .cameBy(titled("Салонды химиялық тазалау"))
                        .says("қанша тұрады?"))
                .contains("40 000");
    }

    private static Pack carWash() {
        return switch (PackReader.read(Path.of("src/test/resources/packs/car-wash"))) {
            case PackReading.Read read -> read.pack();
            case PackReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }
}
