package kz.jauap.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `booking.yaml`: what is right is read, what is wrong is named with its line and its cure.
class BookingFileTest {

    private static Map<String, String> files() throws IOException {
        return new TreeMap<>(PackReader.texts(Path.of("src/test/resources/packs/smile")));
    }

    private static BookingRules rules(Map<String, String> files) {
        return switch (PackReader.read(files)) {
            case PackReading.Read read -> read.pack().booking().orElseThrow();
            case PackReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }

    @Test
    void reads_who_confirms_what_is_asked_and_who_can_be_booked() throws IOException {
        BookingRules rules = rules(files());
        assertThat(rules.byPerson()).isFalse();
        assertThat(rules.fields())
                .extracting(BookingRules.Field::id)
                .containsExactly("service", "day", "time", "staff", "name", "phone");
        assertThat(rules.staff("aliya").orElseThrow().does("extraction")).isFalse();
        assertThat(rules.changes().cancel().byBot()).isTrue();
        assertThat(rules.reminders()).hasSize(2);
        assertThat(rules.text(BookingText.CONFIRMED).in("ru", java.util.List.of()))
                .contains("{lateness}");
        assertThat(rules.text(BookingText.ASK_NAME).in("kk", java.util.List.of()))
                .isNotBlank();
    }

    @Test
    void a_pack_without_the_file_takes_no_bookings() throws IOException {
        Map<String, String> files = files();
        files.remove("booking.yaml");
        assertThat(PackReader.read(files))
                .isInstanceOfSatisfying(
                        PackReading.Read.class,
                        read -> assertThat(read.pack().booking()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            confirms: bot                   | confirms: robot              | 1  | `robot` does nothing here   | write `person` or `bot`
            request: booking                | request: bookings            | 2  | no policy `bookings`        | policies.yaml
            {id: phone}                     | {id: grade}                  | 9  | `ask` is missing            | add `ask
            {id: phone}                     | {id: name}                   | 3  | a field is named twice      | keep one
            {id: day}                       | {id: phone}                  | 3  | without knowing when        | add the fields
            notice: 60                      | notice: an hour              | 10 | `an hour` is no such number | digits
            step: 30                        | steps: 30                    | 12 | `steps` means nothing here  | known here
            [cleaning, filling]             | [cleaning, whitening]        | 18 | no service `whitening`      | services.yaml
            mon-fri: 9:00-15:00             | mon-fri: 15:00-9:00          | 19 | are no opening hours        | 9:00-21:00
            {by: bot, notice: 120}          | {by: nobody, notice: 120}    | 24 | `nobody` does nothing here  | person
            {lateness} мин                  | {late} мин                   | 28 | `{late}` has no meaning     | fields
            id: sergey                      | id: aliya                    | 20 | two entries have the id     | another id
            """)
    void says_what_is_wrong_where_and_how_to_mend_it(String right, String wrong, int line, String what, String advice)
            throws IOException {
        Map<String, String> files = files();
        files.computeIfPresent(
                "booking.yaml",
                (name, text) -> text.replaceFirst(
                        java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong)));
        assertThat(PackReader.read(files))
                .isInstanceOfSatisfying(
                        PackReading.Broken.class,
                        broken -> assertThat(broken.problems()).anySatisfy(problem -> {
                            assertThat(problem.file()).isEqualTo("booking.yaml");
                            assertThat(problem.line()).isEqualTo(line);
                            assertThat(problem.what()).contains(what);
                            assertThat(problem.advice()).contains(advice);
                        }));
    }

    @Test
    void the_bot_cannot_confirm_where_nobody_can_be_booked() throws IOException {
        Map<String, String> files = files();
        files.put(
                "booking.yaml",
                "confirms: bot\npolicies: {request: booking}\nfields: [{id: service}, {id: day}, {id: time}]\n");
        assertThat(PackReader.read(files))
                .isInstanceOfSatisfying(
                        PackReading.Broken.class,
                        broken -> assertThat(broken.problems().getFirst().toString())
                                .contains("booking.yaml:1", "nobody can be booked", "staff"));
    }

    @Test
    void a_field_of_its_own_is_asked_in_its_own_words() throws IOException {
        Map<String, String> files = files();
        files.computeIfPresent(
                "booking.yaml",
                (name, text) -> text.replace(
                        "  - {id: phone}\n",
                        "  - {id: phone}\n  - {id: age, kind: number, ask: {ru: Сколько лет?, kk: Жасы нешеде?, en: How old?},"
                                + " label: {ru: возраст, kk: жасы, en: age}}\n"));
        assertThat(rules(files).field("age").orElseThrow().kind()).isEqualTo("number");
    }
}
