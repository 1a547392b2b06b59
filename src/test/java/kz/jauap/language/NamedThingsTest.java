package kz.jauap.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Which thing is meant, when names share words, carry numbers, or have other names.
class NamedThingsTest {

    private static final Vocabulary VOCABULARY = Vocabulary.builder()
            .sameWords(List.of("лодка", "boat", "қайық"))
            .topic("price", "ru", List.of("сколько стоит {thing}"))
            .entity("mooring", "ru", List.of("стоянка лодки", "поставить лодку на стоянку"))
            .entity("mooring/9", "ru", List.of("стоянка лодки 9 метров"))
            .entity("mooring/12", "ru", List.of("стоянка лодки 12 метров", "стоянка 12"))
            .entity("other/12", "ru", List.of("якорь 12"))
            .build();

    private static List<List<String>> named(String text) {
        return Language.read(List.of(text), VOCABULARY, "").clauses().stream()
                .flatMap(clause -> clause.entities().stream())
                .map(EntityMatch::ids)
                .toList();
    }

    @Test
    void a_number_tells_one_thing_from_another() {
        assertThat(named("стоянка лодки 9 метров")).containsExactly(List.of("mooring/9"));
        assertThat(named("12 метров лодки стоянка")).containsExactly(List.of("mooring/12"));
        assertThat(named("стоянка лодки")).containsExactly(List.of("mooring"));
    }

    @Test
    void a_longer_name_of_the_whole_gives_way_to_the_part_that_says_more() {
        assertThat(named("поставить лодку на стоянку 12")).containsExactly(List.of("mooring/12"));
    }

    @Test
    void a_number_of_another_thing_changes_nothing() {
        assertThat(named("поставить лодку на стоянку 7")).containsExactly(List.of("mooring"));
        assertThat(named("якорь 12")).containsExactly(List.of("other/12"));
        assertThat(named("12")).isEmpty();
    }

    @Test
    void a_range_names_each_number_in_it() {
        Vocabulary lessons = Vocabulary.builder()
                .topic("price", "ru", List.of("сколько стоит {thing}"))
                .entity("sums", "ru", List.of("счёт"))
                .entity("sums/small", "ru", List.of("счёт, 1–4 класс"))
                .entity("sums/big", "ru", List.of("счёт, 5–9 класс"))
                .build();
        assertThat(Language.read(List.of("счёт 7 класс"), lessons, "")
                        .clauses()
                        .getFirst()
                        .entities())
                .extracting(EntityMatch::ids)
                .containsExactly(List.of("sums/big"));
    }

    @Test
    void one_word_tells_the_part_or_stands_for_all_it_may_mean() {
        Vocabulary shop = Vocabulary.builder()
                .topic("price", "ru", List.of("сколько стоит {thing}"))
                .topic("hours", "ru", List.of("часы работы"))
                .topic("address", "ru", List.of("где находитесь"))
                .entity("boat", "ru", List.of("лодка"))
                .entity("boat/wood", "ru", List.of("деревянная лодка"))
                .entity("oar/wood", "ru", List.of("деревянное весло"))
                .build();
        assertThat(Language.read(List.of("сколько стоит лодка, та что деревянная"), shop, "").clauses().stream()
                        .flatMap(clause -> clause.entities().stream())
                        .map(EntityMatch::ids))
                .contains(List.of("boat/wood"));
        assertThat(Language.read(List.of("деревянное"), shop, "")
                        .clauses()
                        .getFirst()
                        .entities()
                        .getFirst()
                        .ids())
                .containsExactlyInAnyOrder("boat/wood", "oar/wood");
    }

    @Test
    void a_word_spelled_alike_in_two_languages_is_one_word() {
        Vocabulary school = Vocabulary.builder()
                .topic("price", "ru", List.of("сколько стоит {thing}"))
                .entity("maths", "kk", List.of("математика"))
                .entity("olympiad", "ru", List.of("олимпиадная математика"))
                .build();
        assertThat(Language.read(List.of("олимпиадная математика"), school, "")
                        .clauses()
                        .getFirst()
                        .entities())
                .extracting(EntityMatch::ids)
                .containsExactly(List.of("olympiad"));
    }

    @Test
    void words_that_mean_the_same_here_name_the_same_thing_in_any_language() {
        assertThat(named("стоянка boat")).containsExactly(List.of("mooring"));
        assertThat(named("стоянка қайықтар")).containsExactly(List.of("mooring"));
    }

    /// A yard that paints and rigs boats; its samples use some of the same words.
    private static final Vocabulary YARD = Vocabulary.builder()
            .topic("price", "ru", List.of("сколько стоит {thing}", "сколько {service}", "цена {thing}"))
            .topic("fact:colour", "ru", List.of("в какой цвет лучше покрасить", "чем красите"))
            .topic("fact:sail", "ru", List.of("парус хранить", "парусное вооружение лодки зимой"))
            .topic("fact:key", "ru", List.of("где оставить ключи"))
            .topic("hours", "ru", List.of("часы работы"))
            .entity("painting", "ru", List.of("окрашивание"))
            .entity("painting/deck", "ru", List.of("окрашивание палубы"))
            .entity("rigging", "ru", List.of("парусное вооружение"))
            .entity("pier/small", "ru", List.of("причал (до 10 метров)"))
            .entity("pole", "ru", List.of("шест"))
            .entity("locks", "ru", List.of("вскрытие замка без ключа"))
            .build();

    private static List<List<String>> inYard(String text) {
        return Language.read(List.of(text), YARD, "").clauses().stream()
                .flatMap(clause -> clause.entities().stream())
                .map(EntityMatch::ids)
                .toList();
    }

    @Test
    void a_deed_names_what_its_noun_does_though_samples_know_it_too() {
        assertThat(inYard("сколько стоит покрасить палубу")).containsExactly(List.of("painting/deck"));
        assertThat(inYard("цена покрасить")).containsExactly(List.of("painting"));
    }

    @Test
    void what_you_do_in_general_names_nothing_by_its_family() {
        assertThat(inYard("чем вы красите")).isEmpty();
    }

    @Test
    void a_word_that_samples_use_only_within_a_name_still_names() {
        assertThat(inYard("вооружение сколько")).containsExactly(List.of("rigging"));
    }

    @Test
    void a_unit_counted_otherwise_is_no_word_of_a_name() {
        assertThat(inYard("13 метров сколько")).isEmpty();
        assertThat(inYard("10 метров сколько")).containsExactly(List.of("pier/small"));
    }

    @Test
    void what_is_left_out_is_not_named() {
        assertThat(inYard("цена без окрашивания")).isEmpty();
        assertThat(inYard("вскрытие замка без ключа цена")).containsExactly(List.of("locks"));
    }

    @Test
    void a_small_one_is_its_great_one() {
        assertThat(inYard("сколько стоит шестик")).containsExactly(List.of("pole"));
    }
}
