package kz.jauap.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import kz.jauap.pack.PackReading.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFilesTest {

    private static final String GOOD = """
            cases:
              - id: A1
                local_time: '9:30'
                turns:
                  - user: Привет
                  - user: [Сколько стоит, маникюр?]
                    expect:
                      action: booking
                      topic: price
                      includes: [от 5 000, "9:00"]
                      includes_any: мойка
                      excludes: [no]
                      slots: [service]
                      offers_booking: true
            """;

    private static CaseReading read(String text) {
        return CaseFiles.ofPack(Map.of("tests/a.yaml", text));
    }

    private static List<Problem> problems(String text) {
        return switch (read(text)) {
            case CaseReading.Read read -> List.of();
            case CaseReading.Broken broken -> broken.problems();
        };
    }

    @Test
    void reads_everything_a_case_can_say() {
        assertThat(read(GOOD)).isInstanceOfSatisfying(CaseReading.Read.class, read -> {
            EvalCase one = read.cases().getFirst();
            assertThat(one.localTime()).contains(LocalTime.of(9, 30));
            assertThat(one.turns().get(0).expected()).isEmpty();
            assertThat(one.turns().get(1).user()).containsExactly("Сколько стоит", "маникюр?");
            EvalCase.Expected expected = one.turns().get(1).expected().orElseThrow();
            assertThat(expected.action()).isEqualTo("booking");
            assertThat(expected.topic()).isEqualTo("price");
            assertThat(expected.includes()).containsExactly("от 5 000", "9:00");
            assertThat(expected.includesAny()).containsExactly("мойка");
            assertThat(expected.excludes()).containsExactly("no");
            assertThat(expected.slots()).containsExactly("service");
            assertThat(expected.offersBooking()).contains(true);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "action: booking | action: sell | 8 | is no action | escalate",
                "local_time: '9:30' | local_time: noon | 3 | is no time of day | 09:30",
                "offers_booking: true | offers_booking: maybe | 14 | neither true nor false | offers_booking: true",
                "excludes: | exclude: | 12 | means nothing here | excludes",
                "id: A1 | name: A1 | 2 | `id` is missing | add `id",
                "user: Привет | users: Привет | 5 | `user` is missing | add `user",
                "topic: price | topic: {a: b} | 9 | must be a text | quotes",
                "turns: | turn: | 2 | expects nothing | expect:",
                "cases: | case: | 1 | there are no cases | - id",
                "[no] | [no | 13 | not YAML | quotes",
            })
    void says_where_a_case_is_wrong_and_how_to_mend_it(
            String what, String with, int line, String problem, String advice) {
        assertThat(problems(GOOD.replace(what, with))).anySatisfy(one -> {
            assertThat(one.file()).isEqualTo("tests/a.yaml");
            assertThat(one.line()).isEqualTo(line);
            assertThat(one.what()).contains(problem);
            assertThat(one.advice()).contains(advice);
        });
    }

    @Test
    void refuses_two_cases_of_one_name_and_an_expectation_of_nothing() {
        String again = GOOD + GOOD.replace("cases:\n", "");
        assertThat(problems(again)).anySatisfy(one -> {
            assertThat(one.line()).isEqualTo(15);
            assertThat(one.what()).contains("another case has the id");
            assertThat(one.advice()).contains("tests/a.yaml:2");
        });
        assertThat(problems("cases: [{id: a, turns: [{user: hi, expect: {topic: price}}]}]"))
                .anySatisfy(one -> assertThat(one.what()).contains("demands nothing"));
        assertThat(problems("")).anySatisfy(one -> assertThat(one.what()).contains("empty"));
    }

    @Test
    void names_a_file_that_is_not_there() {
        assertThat(CaseFiles.read(List.of(Path.of("no-such-cases.yaml"))))
                .isInstanceOfSatisfying(
                        CaseReading.Broken.class,
                        broken -> assertThat(broken.problems().getFirst().toString())
                                .contains("no-such-cases.yaml", "cannot be read"));
    }

    @Test
    void takes_only_tests_from_a_pack() {
        assertThat(CaseFiles.ofPack(Map.of("facts.yaml", "a: b", "tests/a.yaml", GOOD)))
                .isInstanceOfSatisfying(
                        CaseReading.Read.class, read -> assertThat(read.cases()).hasSize(1));
    }
}
