package kz.jauap.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    private static final Vocabulary VOCABULARY = Vocabulary.builder()
            .topic("price", "ru", List.of("сколько стоит {thing}", "сколько стоит", "цена {thing}"))
            .topic("price", "kk", List.of("қанша тұрады {thing}", "бағасы қанша"))
            .topic("price", "en", List.of("how much is {thing}"))
            .topic("hours", "ru", List.of("до скольки вы работаете", "часы работы"))
            .topic("hours", "kk", List.of("нешеге дейін жұмыс істейсіздер"))
            .topic("address", "ru", List.of("где вы находитесь", "адрес"))
            .topic("opt-out", "ru", List.of("не пишите мне"))
            .topic("presence", "ru", List.of("делаете {service}"))
            .entity("bread", "ru", List.of("хлеб", "хлебушек"))
            .entity("bread", "kk", List.of("нан"))
            .entity("bread/rye", "ru", List.of("ржаной хлеб"))
            .entity("bread/toast", "ru", List.of("тостовый"))
            .entity("cake/toast", "ru", List.of("тостовый"))
            .entity("cake", "ru", List.of("торт"))
            .build();

    private static Understanding read(String... texts) {
        return Language.read(List.of(texts), VOCABULARY, "");
    }

    private static List<String> topics(String text) {
        return read(text).clauses().stream()
                .flatMap(clause -> clause.best().stream())
                .filter(best -> best.score() >= 0.6)
                .map(TopicScore::topic)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Сколько стоит хлеб и до скольки вы работаете?",
                "сколько стоит хлеб, до скольки работаете",
                "Сколько стоит хлеб? До скольки работаете?",
                "сколько стоит хлеб до скольки работаете"
            })
    void cuts_a_burst_into_its_questions(String text) {
        assertThat(topics(text)).containsExactly("price", "hours");
    }

    @Test
    void reads_a_question_spread_over_messages_as_one_and_stops_where_they_do() {
        assertThat(read("сколько стоит", "ржаной", "хлеб").clauses()).hasSize(1);
        assertThat(read("сколько стоит хлеб?", "до скольки работаете").clauses())
                .extracting(Clause::sentence)
                .containsExactly(0, 1);
        assertThat(read("сколько стоит", "хлеб").clauses().getFirst().text()).isEqualTo("сколько стоит хлеб");
    }

    @Test
    void days_and_times_beside_a_question_change_nothing() {
        assertThat(topics("до скольки вы работаете завтра вечером")).containsExactly("hours");
        assertThat(read("в пятницу в 18:00").clauses().getFirst().onlyTime()).isTrue();
        assertThat(read("хлеб в пятницу").clauses().getFirst().onlyTime()).isFalse();
    }

    @Test
    void is_surer_of_what_is_said_whole_than_of_a_half() {
        assertThat(surest("часы работы")).isGreaterThan(0.8).isGreaterThan(surest("часы на стену"));
    }

    private static double surest(String text) {
        return read(text).clauses().getFirst().topics().stream()
                .mapToDouble(TopicScore::confidence)
                .max()
                .orElse(0);
    }

    @Test
    void keeps_one_question_about_two_things_whole() {
        Understanding understanding = read("сколько стоит хлеб и торт?");
        assertThat(understanding.clauses()).hasSize(1);
        assertThat(understanding.clauses().getFirst().entities())
                .extracting(EntityMatch::ids)
                .containsExactly(List.of("bread"), List.of("cake"));
    }

    @ParameterizedTest
    @CsvSource({
        "сколько стоит хлеб,ru",
        "нан қанша тұрады,kk",
        "нан канша турады,kk",
        "how much is this,en",
        "сколко стоит,ru",
        "5,''",
        "👍,''"
    })
    void hears_the_language(String text, String language) {
        assertThat(read(text).language()).isEqualTo(language);
    }

    @Test
    void keeps_the_language_spoken_before_when_nothing_tells() {
        assertThat(Language.read(List.of("👍"), VOCABULARY, "kk").language()).isEqualTo("kk");
        assertThat(Language.read(List.of(), VOCABULARY, "ru").language()).isEqualTo("ru");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "сколько стоит хлеб",
                "СКОЛЬКО СТОИТ ХЛЕБ!!!",
                "скольько стоит хлебушек",
                "сколькооооо стоит хлеб",
                "хлеб сколько стоит",
                "skolko stoit hleb",
                "какая цена на хлеб",
                "нан қанша тұрады",
                "нанның бағасы қанша"
            })
    void knows_a_question_in_many_spellings(String text) {
        assertThat(topics(text)).containsExactly("price");
        assertThat(read(text).clauses().getFirst().entities())
                .extracting(EntityMatch::ids)
                .containsExactly(List.of("bread"));
    }

    @Test
    void takes_the_longest_name_and_keeps_ambiguity() {
        assertThat(read("ржаной хлеб").clauses().getFirst().entities())
                .extracting(EntityMatch::ids)
                .containsExactly(List.of("bread/rye"));
        assertThat(read("тостовый").clauses().getFirst().entities().getFirst().ids())
                .containsExactlyInAnyOrder("bread/toast", "cake/toast");
    }

    @Test
    void tells_strange_words_from_known_ones() {
        Clause clause = read("сколько стоит телевизор").clauses().getFirst();
        assertThat(clause.best().orElseThrow().topic()).isEqualTo("price");
        assertThat(clause.strange()).isPositive();
        assertThat(read("сколько стоит").clauses().getFirst().strange()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"сколько человек придёт на праздник", "есть ли лифт", "работа для студентов", "пишу вам ночью"})
    void is_not_sure_of_what_only_shares_a_word(String text) {
        assertThat(topics(text)).isEmpty();
    }

    @Test
    void does_not_take_a_word_for_another_it_merely_contains() {
        assertThat(read("хлебница").clauses().getFirst().entities()).isEmpty();
    }

    @Test
    void says_when_it_could_not_read_to_the_end() {
        assertThat(read("слово ".repeat(1_000)).complete()).isFalse();
        assertThat(read("слово ".repeat(10)).complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "...", "\u0000", "\ud83d", "\u202e", "<b>&amp;</b>", "🙂🙂🙂", "12:30", "-,-"})
    void survives_odd_texts(String text) {
        assertThat(topics(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"маникюр,маникур,1", "хлеб,хелб,1", "абв,абв,0", "работа,корова,3"})
    void counts_slips_of_the_finger(String a, String b, int slips) {
        assertThat(Edits.between(a, b, 2)).isEqualTo(slips);
    }

    @Test
    void keeps_times_and_numbers_whole_and_parts_hyphens() {
        assertThat(Words.of("гель-лак в 19:30, 1.5 часа"))
                .extracting(Word::small)
                .containsExactly("гель", "лак", "в", "19:30", "1.5", "часа");
    }
}
