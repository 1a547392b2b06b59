package kz.jauap.mind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kz.jauap.decision.Decision;
import org.junit.jupiter.api.Test;

/// A business of another kind, to prove that nothing of the first is in the code.
class OtherBusinessTest {

    private final Mind mind = Mind.of(Path.of("src/test/resources/packs/car-wash"));

    @Test
    void answers_for_a_car_wash_from_its_pack_alone() {
        assertThat(mind.says("Здравствуйте! Сколько стоит мойка джипа и до скольки работаете?"))
                .contains("«Пена»")
                .contains("4 000 ₸–5 500 ₸")
                .contains("20:00");
        assertThat(mind.says("сколько по времени мойка?")).contains("20–30 минут");
        assertThat(mind.says("Сколько стоит маникюр?")).contains("нет").doesNotContain("2 500");
    }

    @Test
    void answers_in_english_where_the_business_does() {
        assertThat(mind.says("Hello! How much is interior dry cleaning?")).contains("from 40 000 ₸");
        assertThat(mind.says("Where are you located?")).contains("Turgenev avenue");
    }

    @Test
    void answers_in_kazakh_too() {
        assertThat(mind.says("Сәлем! Көлік жуу қанша тұрады?"))
                .contains("3 000 ₸")
                .contains("Көбік");
    }

    @Test
    void keeps_its_own_law() {
        assertThat(mind.hears("вы поцарапали машину!").decided().decision())
                .isInstanceOfSatisfying(
                        Decision.HandOver.class,
                        over -> assertThat(over.policy()).isEqualTo("damage"));
    }

    @Test
    void has_no_cyrillic_in_the_code_of_pack_decision_and_answer() throws IOException {
        for (String module : List.of("pack", "decision", "answer")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/kz/jauap/" + module))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    assertThat(Files.readString(file).chars())
                            .as(file.toString())
                            .noneMatch(c -> Character.UnicodeBlock.of(c) == Character.UnicodeBlock.CYRILLIC);
                }
            }
        }
    }
}
