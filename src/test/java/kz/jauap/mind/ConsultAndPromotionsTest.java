package kz.jauap.mind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import kz.jauap.decision.Decision;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import kz.jauap.pack.PackReading.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Advice, doubts, promotions and limits of a pack: what is said of them, and what is said when they are miswritten.
class ConsultAndPromotionsTest {

    private static final String CONSULT = """
            playbooks:
              - id: dull-paint
                samples: {ru: [краска тусклая что посоветуете], kk: [бояуы күңгірт не кеңес бересіз], en: [the paint is dull]}
                lead: {ru: Вот общий совет., kk: Жалпы кеңес., en: In general.}
                options: {ru: [воск раз в месяц.], kk: [айына бір рет балауыз.], en: [wax it once a month.]}
                questions: {ru: [Где стоит машина?], kk: [Көлік қайда тұрады?], en: [Where is it parked?]}
            objections:
              - id: dear
                samples: {ru: [дороговато у вас], kk: [қымбат екен], en: [too expensive]}
                answer: {ru: Моем вручную., kk: Қолмен жуамыз., en: We wash by hand.}
                tell-promotions: yes
            """;
    private static final String PROMOTIONS = """
            rules: {ru: Одна скидка за раз., kk: Бір жолы бір жеңілдік., en: One at a time.}
            promotions:
              - id: morning
                text: {ru: "До 10:00 дешевле на 20%.", kk: "10:00-ге дейін 20% арзан.", en: "20% off before 10:00."}
              - id: summer
                text: {ru: "Летом воск в подарок.", kk: "Жазда балауыз сыйға.", en: "Free wax in summer."}
                from: 2026-06-01
                until: 2026-08-31
            """;

    private Map<String, String> files = new TreeMap<>();

    @BeforeEach
    void start_from_a_good_pack() throws IOException {
        files = new TreeMap<>(PackReader.texts(Path.of("src/test/resources/packs/car-wash")));
        files.put("consult.yaml", CONSULT);
        files.put("promotions.yaml", PROMOTIONS);
    }

    private Mind mind() {
        return switch (PackReader.read(files)) {
            case PackReading.Read(Pack pack) -> Mind.of(pack);
            case PackReading.Broken(var problems) -> throw new AssertionError(problems);
        };
    }

    @Test
    void advises_with_lead_options_and_a_question() {
        assertThat(mind().greeted().says("краска стала тусклая, что посоветуете?"))
                .containsSubsequence("Вот общий совет.", "воск раз в месяц", "Где стоит машина?");
    }

    @Test
    void meets_a_doubt_and_tells_each_promotion_that_holds_once() {
        String said = mind().greeted().says("дороговато у вас. акции есть?");
        assertThat(said).contains("Моем вручную.").containsOnlyOnce("20%").containsOnlyOnce("Одна скидка за раз.");
        assertThat(said).doesNotContain("Летом");
    }

    @Test
    void says_that_nothing_is_cheaper_when_nothing_is() {
        files.put("promotions.yaml", PROMOTIONS.replace("text: {ru: \"До", "until: 2026-01-31\n    text: {ru: \"До"));
        assertThat(mind().greeted().says("есть акции?"))
                .contains("акций и скидок нет")
                .doesNotContain("20%");
    }

    @Test
    void turns_away_what_is_no_matter_of_the_business_and_bothers_nobody() {
        Mind.Turn turn = mind().greeted().hears("какая сегодня погода?");
        assertThat(turn.decided().decision()).isInstanceOf(Decision.Reply.class);
        assertThat(turn.text()).contains("«Пена»");
    }

    @Test
    void a_limit_holds_only_beyond_its_length() {
        files.merge(
                "policies.yaml",
                "  - id: late\n    kind: law\n    longer-than-minutes: 15\n    samples: {ru: [опоздаю на полчаса], kk: "
                        + "[жарты сағатқа кешігемін], en: [half an hour late]}\n",
                String::concat);
        files.merge(
                "facts.yaml",
                "  - id: late\n    samples: {ru: [опоздаю на пять минут], kk: [бес минутқа кешігемін], en: [a bit late]}\n"
                        + "    answer: {ru: Подождём., kk: Күтеміз., en: We will wait.}\n",
                String::concat);
        assertThat(mind().greeted().says("опоздаю на 10 минут")).isEqualTo("Подождём.");
        assertThat(mind().greeted().hears("опоздаю на 40 минут").decided().decision())
                .isInstanceOfSatisfying(
                        Decision.HandOver.class,
                        over -> assertThat(over.policy()).isEqualTo("late"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "consult.yaml;lead:;leed:;`leed` means nothing here;4",
                "consult.yaml;options:;# ;there are no `options` in `ru`;2",
                "consult.yaml;', kk: [айына бір рет балауыз.]';'';there are no `options` in `kk`;5",
                "consult.yaml;', kk: [қымбат екен]';'';there are no samples in `kk`;8",
                "consult.yaml;tell-promotions: yes;tell-promotions: maybe;is neither yes nor no;11",
                "consult.yaml;id: dear;id: Dear;has other signs;8",
                "promotions.yaml;2026-08-31;next summer;is no date;8",
                "promotions.yaml;2026-08-31;2026-05-31;ends before it begins;8",
                "promotions.yaml;id: summer;id: morning;two entries have the id;5",
                "promotions.yaml;promotions:;offers:;there are no promotions;1",
                "policies.yaml;kind: law;'kind: law\n    longer-than-minutes: half';are no minutes;4"
            })
    void names_file_line_and_cure(String file, String what, String with, String says, int line) {
        assertThat(files.getOrDefault(file, "")).contains(what);
        files.merge(file, "", (text, none) -> text.replaceFirst(java.util.regex.Pattern.quote(what), with));
        assertThat(PackReader.read(files))
                .isInstanceOfSatisfying(
                        PackReading.Broken.class,
                        broken -> assertThat(broken.problems()).anySatisfy(problem -> {
                            assertThat(problem.file()).isEqualTo(file);
                            assertThat(problem.what()).contains(says);
                            assertThat(problem.advice()).isNotBlank();
                            assertThat(problem.line()).isEqualTo(line);
                        }));
    }

    @Test
    void a_problem_reads_as_one_line() {
        files.put("promotions.yaml", "promotions: []");
        assertThat(PackReader.read(files))
                .isInstanceOfSatisfying(
                        PackReading.Broken.class,
                        broken -> assertThat(broken.problems())
                                .extracting(Problem::toString)
                                .allMatch(text -> !text.contains("\n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "волосы сухие, что посоветуете?",
                "Волосы сухие. Что посоветуете?",
                "что посоветуете? волосы сухие",
                "брови редкие, что посоветуете?"
            })
    void advice_is_given_once_and_on_what_was_asked(String question) {
        assertThat(Mind.salon().hears(question).answer().orElseThrow().evidence())
                .filteredOn(id -> id.startsWith("consult:"))
                .singleElement()
                .asString()
                .doesNotStartWith("consult:general");
    }
}
