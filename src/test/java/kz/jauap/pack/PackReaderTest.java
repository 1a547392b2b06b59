package kz.jauap.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.jauap.pack.PackReading.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackReaderTest {

    private static final Path CAR_WASH = Path.of("src/test/resources/packs/car-wash");

    private Map<String, String> files = new TreeMap<>();

    @BeforeEach
    void start_from_a_good_pack() throws IOException {
        files = new TreeMap<>(PackReader.texts(CAR_WASH));
    }

    private static Pack good(PackReading reading) {
        return switch (reading) {
            case PackReading.Read read -> read.pack();
            case PackReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }

    private List<Problem> problems() {
        return switch (PackReader.read(files)) {
            case PackReading.Read read -> List.of();
            case PackReading.Broken broken -> broken.problems();
        };
    }

    private void replace(String file, String what, String with) {
        String text = files.getOrDefault(file, "");
        assertThat(text).contains(what);
        files.put(file, text.replace(what, with));
    }

    @Test
    void reads_the_same_from_a_folder_and_from_texts() {
        Pack folder = good(PackReader.read(CAR_WASH));
        assertThat(folder.version()).isEqualTo(good(PackReader.read(files)).version());
        assertThat(folder.name()).isEqualTo("car-wash");
        assertThat(folder.service("body").orElseThrow().items()).hasSize(2);
    }

    @Test
    void has_another_version_for_other_content() {
        String before = good(PackReader.read(files)).version();
        replace("services.yaml", "price: 3000", "price: 3500");
        assertThat(good(PackReader.read(files)).version()).isNotEqualTo(before);
    }

    @Test
    void reads_opening_hours_by_day() {
        OpeningHours hours = good(PackReader.read(files)).profile().hours();
        assertThat(hours.at(LocalDateTime.parse("2026-11-21T08:00"))).isPresent();
        assertThat(hours.at(LocalDateTime.parse("2026-11-21T20:00"))).isEmpty();
        assertThat(hours.at(LocalDateTime.parse("2026-11-22T12:00"))).isEmpty();
    }

    @Test
    void keeps_yes_no_and_times_as_the_texts_they_are() {
        replace("facts.yaml", "en: [is there a queue]", "en: [no, yes, 9:00, 1e3]");
        replace("facts.yaml", "en: \"First come, first served, usually up to 20 minutes.\"", "en: no");
        assertThat(good(PackReader.read(files))
                        .fact("queue")
                        .orElseThrow()
                        .answer()
                        .in("en", List.of()))
                .isEqualTo("no");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "profile.yaml;currency;curency;`curency` means nothing here;3",
                "profile.yaml;Asia/Aqtobe;Asia/Aktobe;no time zone is called;4",
                "profile.yaml;[ru, kk, en];[ru, de];`languages` must name;2",
                "profile.yaml;8:00-20:00;8-20;are no opening hours;12",
                "profile.yaml;mon-sat;mon-someday;is not a day;12",
                "services.yaml;price: 3000;price: cheap;is not an amount;9",
                "services.yaml;price: 3000;'price: 3000, from: 1';exactly one of;9",
                "services.yaml;id: suv;id: car;two entries have the id;10",
                "services.yaml;id: suv;id: SUV;has other signs;10",
                "services.yaml;', kk: джип';'';there is no text in `kk`;10",
                "facts.yaml;kk: [кезек көп пе], ;'';no samples in `kk`;2",
                "facts.yaml;is there a queue;'{a: b}';must be a text;3",
                "policies.yaml;kind: law;kind: rule;is no kind of policy;3",
                "policies.yaml;policies:;policies: [;this is not YAML;0"
            })
    void names_file_line_and_cure(String file, String what, String with, String says, int line) {
        replace(file, what, with);
        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.what()).contains(says);
            assertThat(problem.advice()).isNotBlank();
            if (line > 0) {
                assertThat(problem.line()).isEqualTo(line);
            }
        });
    }

    @Test
    void misses_a_file_that_every_pack_has() {
        files.remove("services.yaml");
        assertThat(problems()).extracting(Problem::toString).anyMatch(text -> text.startsWith("services.yaml: "));
    }

    @Test
    void refuses_a_file_that_belongs_to_no_pack() {
        files.put("prices.yaml", "a: b");
        assertThat(problems()).extracting(Problem::file).containsExactly("prices.yaml");
    }

    @Test
    void refuses_a_place_a_template_does_not_have() {
        files.put("phrases.yaml", "templates:\n  price-exact: {ru: '{cost}', kk: '{item}', en: '{item}'}\n");
        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.what()).contains("{cost}");
        });
    }

    @Test
    void says_when_the_folder_is_not_there() {
        assertThat(PackReader.read(Path.of("no-such-folder"))).isInstanceOf(PackReading.Broken.class);
    }
}
