package kz.jauap.mind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import kz.jauap.eval.CaseFiles;
import kz.jauap.eval.CaseReading;
import kz.jauap.eval.EvalCase;
import kz.jauap.eval.Evaluation;
import kz.jauap.eval.MemoryStage;
import kz.jauap.eval.Report;
import kz.jauap.pack.Pack;
import org.junit.jupiter.api.Test;

/// Plays the real cases kept beside the repository in memory. The floors are ratchets a little under what was measured.
class SalonCasesTest {

    private static final Path CASES = Path.of("../shared/eval/salon-cases.yaml");
    private static final double FLOOR = 0.95;
    private static final double FLOOR_OF_VARIANTS = 0.98;

    @Test
    void answers_the_real_cases_and_their_rewrites_no_worse_than_before() {
        assumeThat(Files.exists(CASES))
                .as("the cases lie beside the repository")
                .isTrue();
        Pack pack = Mind.salon().pack();
        Report report = new Evaluation(pack, new MemoryStage(pack, Clock.systemUTC())).run(cases(), OptionalLong.of(1));
        report.failing().forEach(line -> System.out.println(line.id() + " " + line.user() + " | " + line.why()));
        System.out.printf("%d of %d%n", report.passed(), report.total());
        assertThat(report.rate()).isGreaterThanOrEqualTo(FLOOR);
        assertThat(Objects.requireNonNull(report.variants()).rate()).isGreaterThanOrEqualTo(FLOOR_OF_VARIANTS);
    }

    private static List<EvalCase> cases() {
        return switch (CaseFiles.read(List.of(CASES))) {
            case CaseReading.Read read -> read.cases();
            case CaseReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }
}
