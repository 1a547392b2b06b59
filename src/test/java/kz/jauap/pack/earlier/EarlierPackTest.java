package kz.jauap.pack.earlier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import kz.jauap.pack.PackReading.Problem;
import kz.jauap.pack.ServiceCard;
import org.junit.jupiter.api.Test;

/// A barber shop in the earlier format, with the slips its files had.
class EarlierPackTest {

    private static final String FACTS = "BARBER_TRUTH.yaml";

    private final Map<String, String> files = fixture();

    private static Map<String, String> fixture() {
        try {
            return PackReader.texts(Path.of("src/test/resources/earlier/barber"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Import.Carried carried() {
        return switch (EarlierPack.read(files, "barber")) {
            case Import.Carried made -> made;
            case Import.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private static Pack pack(Import.Carried made) {
        return switch (PackReader.read(made.files())) {
            case PackReading.Read(Pack pack) -> pack;
            case PackReading.Broken(var problems) -> throw new AssertionError(problems);
        };
    }

    private ServiceCard service(String name) {
        return pack(carried()).services().stream()
                .filter(one -> one.names().in("ru", List.of()).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> items(ServiceCard card) {
        return card.items().stream()
                .map(item -> item.names().in("ru", List.of()))
                .toList();
    }

    /// The lines of the fixture that have a text, counted from 1.
    private int line(String text) {
        List<String> lines = facts().lines().toList();
        return lines.indexOf(lines.stream()
                        .filter(one -> one.contains(text))
                        .findFirst()
                        .orElseThrow())
                + 1;
    }

    private String facts() {
        return Objects.requireNonNull(files.get(FACTS));
    }

    private String advice() {
        return Objects.requireNonNull(carried().files().get("consult.yaml"));
    }

    private List<Problem> refused(String text) {
        return switch (EarlierPack.read(Map.of(FACTS, text), "barber")) {
            case Import.Refused(var problems) -> problems;
            case Import.Carried made -> throw new AssertionError(made.files().keySet());
        };
    }

    @Test
    void makes_a_pack_that_has_nothing_to_remark_on() {
        Import.Carried made = carried();
        assertThat(made.files().keySet())
                .containsExactlyInAnyOrder(
                        "profile.yaml",
                        "services.yaml",
                        "facts.yaml",
                        "policies.yaml",
                        "promotions.yaml",
                        "consult.yaml",
                        "booking.yaml",
                        "phrases.yaml",
                        "tests/earlier.yaml");
        assertThat(PackReader.remarks(made.files())).isEmpty();
    }

    @Test
    void reads_hours_that_have_become_minutes_and_days_that_are_named_in_words() {
        Import.Carried made = carried();
        assertThat(made.files().get("profile.yaml")).contains("9:00-20:00").contains("mon-sat");
        assertThat(made.notes())
                .anySatisfy(note -> assertThat(note.toString())
                        .contains(FACTS + ":" + line("open: 540"))
                        .contains("9:00"));
    }

    @Test
    void finds_out_whose_each_price_is() {
        assertThat(items(service("мужская стрижка")))
                .as("a line between two of one service is a part of it")
                .containsExactly("стрижка машинкой", "стрижка машинкой, с мытьём", "стрижка ножницами");
        assertThat(items(service("борода"))).as("called after it").containsExactly("оформление бороды");
        assertThat(items(service("королевское бритьё"))).hasSize(1);
        assertThat(items(service("камуфляж (седина/борода)")))
                .as("a section of its own")
                .hasSize(2);
    }

    @Test
    void reads_prices_however_they_were_written() {
        assertThat(carried().files().get("services.yaml"))
                .contains("price: 3000", "from: 4500", "range: 2500-3500")
                .doesNotContain("бесплатно");
    }

    @Test
    void tells_with_file_and_line_what_it_could_not_carry_over() {
        List<String> notes = carried().notes().stream().map(Problem::toString).toList();
        assertThat(notes)
                .anySatisfy(note -> assertThat(note).startsWith(FACTS + ":" + line("Стрижка налысо")))
                .anySatisfy(note -> assertThat(note).startsWith(FACTS + ":" + line("name: Усы")))
                .anySatisfy(note -> assertThat(note).contains("`wishes`").contains("facts.yaml"))
                .anySatisfy(note -> assertThat(note).contains("`подстричься`").contains("Мужская стрижка"))
                .anySatisfy(note -> assertThat(note).contains("objection_later"))
                .anySatisfy(note -> assertThat(note).contains("README.yaml").contains("left alone"))
                .anySatisfy(note -> assertThat(note).contains("`trace_contains`"))
                .anySatisfy(note -> assertThat(note).contains("`E004`"));
    }

    @Test
    void a_colon_in_a_question_loses_nothing() {
        assertThat(carried().files().get("consult.yaml")).contains("Что важнее: мягкость или форма?");
    }

    @Test
    void advice_without_questions_is_kept_as_a_remark() {
        assertThat(advice().lines())
                .anyMatch(line -> line.startsWith("#") && line.contains("Сходить к врачу."))
                .noneMatch(line -> !line.startsWith("#") && line.contains("Сходить к врачу."));
    }

    @Test
    void quick_phrases_are_samples_of_what_they_ask_for() {
        Map<String, String> made = carried().files();
        assertThat(made.get("phrases.yaml")).contains("салам бро", "кто выиграл матч");
        assertThat(made.get("policies.yaml")).contains("забейте мне местечко", "порезали меня бритвой");
    }

    @Test
    void an_own_field_of_a_booking_is_asked_for() {
        assertThat(carried().files().get("booking.yaml")).contains("kakoy-kofe", "confirms: person", "lateness: 10");
    }

    @Test
    void what_is_no_yaml_is_refused_with_its_line() {
        assertThat(refused("salon:\n  name: Бритва: лучшая: в городе\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.advice()).contains("quotes");
                });
    }

    @Test
    void what_every_pack_needs_is_asked_for() {
        String text = facts().replace("  name: Бритва\n", "").replace("с понедельника по субботу", "почти всегда");
        assertThat(refused(text))
                .anySatisfy(problem -> assertThat(problem.what()).contains("salon.name"))
                .anySatisfy(problem -> assertThat(problem.what()).contains("почти всегда"));
    }

    @Test
    void facts_of_two_businesses_are_no_pack() {
        String facts = facts();
        assertThat(EarlierPack.read(Map.of("a.yaml", facts, "b.yaml", facts), "two"))
                .isInstanceOfSatisfying(
                        Import.Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().what()).startsWith("2 files"));
    }
}
