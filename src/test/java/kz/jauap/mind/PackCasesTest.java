package kz.jauap.mind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import kz.jauap.eval.Calibration;
import kz.jauap.eval.CaseFiles;
import kz.jauap.eval.CaseReading;
import kz.jauap.eval.EvalCase;
import kz.jauap.eval.Evaluation;
import kz.jauap.eval.MemoryStage;
import kz.jauap.eval.Report;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The questions that every shipped pack brings along, all of them answered as they should be.
class PackCasesTest {

    private static final Clock MONDAY = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC);
    private static final double MOST_ERROR = 0.06;

    @ParameterizedTest
    @CsvSource({"demo-salon, 150", "demo-school, 100", "demo-repair, 100", "demo-dental, 130"})
    void every_question_of_a_pack_is_answered_as_expected(String name, int least) throws IOException {
        Pack pack = pack(name);
        Report report = new Evaluation(pack, new MemoryStage(pack, MONDAY)).run(cases(name), OptionalLong.empty());
        assertThat(report.failing())
                .extracting(line -> line.id() + ": " + line.user() + ": " + line.why())
                .isEmpty();
        assertThat(report.total()).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-salon", "demo-school", "demo-repair", "demo-dental"})
    void confidence_is_as_often_right_as_it_says(String name) throws IOException {
        Calibration calibration = Evaluation.calibration(pack(name), cases(name), MONDAY);
        assertThat(calibration.claims()).isGreaterThan(80);
        assertThat(calibration.error()).isLessThanOrEqualTo(MOST_ERROR);
    }

    private static Pack pack(String name) {
        return Mind.of(Path.of("packs", name)).pack();
    }

    private static List<EvalCase> cases(String name) throws IOException {
        return switch (CaseFiles.ofPack(PackReader.texts(Path.of("packs", name)))) {
            case CaseReading.Read read -> read.cases();
            case CaseReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }
}
