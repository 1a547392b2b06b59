package kz.jauap.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import kz.jauap.eval.CaseFiles;
import kz.jauap.eval.CaseReading;
import kz.jauap.eval.Evaluation;
import kz.jauap.eval.MemoryStage;
import kz.jauap.eval.Report;
import kz.jauap.mind.Mind;
import kz.jauap.pack.Pack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole dialogues, in two businesses: where a person confirms, and where the bot holds the slot. They end
/// with the right booking, every field exact.
class DialoguesTest {

    @ParameterizedTest
    @ValueSource(strings = {"packs/demo-salon", "src/test/resources/packs/smile"})
    void ends_every_dialogue_with_the_right_booking(String folder) {
        Pack pack = Mind.of(Path.of(folder)).pack();
        CaseReading reading = CaseFiles.read(List.of(Path.of(folder, "tests", "booking.yaml")));
        assertThat(reading).isInstanceOf(CaseReading.Read.class);
        Report report = new Evaluation(pack, new MemoryStage(pack, Clock.systemUTC()))
                .run(((CaseReading.Read) reading).cases(), OptionalLong.empty());
        assertThat(report.failing().stream()
                        .map(line -> line.id() + "." + line.turn() + " " + line.user() + " → "
                                + line.got().text() + " | " + line.why()))
                .isEmpty();
    }
}
