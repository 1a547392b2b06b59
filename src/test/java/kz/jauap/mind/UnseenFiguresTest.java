package kz.jauap.mind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import kz.jauap.eval.CaseFiles;
import kz.jauap.eval.CaseReading;
import kz.jauap.eval.EvalCase;
import kz.jauap.eval.Evaluation;
import kz.jauap.eval.MemoryStage;
import kz.jauap.eval.Report;
import kz.jauap.pack.Pack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Messages written by people who had not seen the engine, to packs that were not changed for them one by one. How many
/// are
/// answered as expected is printed, those that were only ever counted apart; the floors keep it from getting worse.
class UnseenFiguresTest {

    private static final Clock MONDAY = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "packs/demo-salon, demo-salon.yaml, 0.78, 0.74",
        "packs/demo-school, demo-school.yaml, 0.70, 0.74",
        "packs/demo-repair, demo-repair.yaml, 0.86, 0.60",
        "packs/demo-dental, demo-dental.yaml, 0.75, 0.75",
        "src/test/resources/packs/demo-auto, demo-auto.yaml, 0.70, 0.76",
        "packs/demo-salon, prices-salon.yaml, 0.66, 0.73",
        "packs/demo-dental, prices-dental.yaml, 0.73, 0.80",
        "packs/demo-school, prices-school.yaml, 0.85, 0.66",
        "packs/demo-repair, prices-repair.yaml, 0.85, 0.66",
        "src/test/resources/packs/demo-auto, prices-auto.yaml, 0.71, 0.71"
    })
    void most_of_what_was_never_seen_is_answered_as_expected(
            String folder, String file, double lookedAt, double counted) throws IOException {
        Pack pack = Mind.of(Path.of(folder)).pack();
        List<EvalCase> cases = cases(file);
        double odd = rate(pack, every(cases, 0));
        double even = rate(pack, every(cases, 1));
        System.out.printf("%s: looked at %.3f, only counted %.3f%n", file, odd, even);
        assertThat(odd).isGreaterThanOrEqualTo(lookedAt);
        assertThat(even).isGreaterThanOrEqualTo(counted);
    }

    private static double rate(Pack pack, List<EvalCase> cases) {
        Report report = new Evaluation(pack, new MemoryStage(pack, MONDAY)).run(cases, OptionalLong.empty());
        return 1 - (double) report.failing().size() / report.total();
    }

    private static List<EvalCase> every(List<EvalCase> cases, int first) {
        List<EvalCase> some = new ArrayList<>();
        for (int i = first; i < cases.size(); i += 2) {
            some.add(cases.get(i));
        }
        return some;
    }

    private static List<EvalCase> cases(String file) {
        return switch (CaseFiles.read(List.of(Path.of("src/test/resources/unseen", file)))) {
            case CaseReading.Read read -> read.cases();
            case CaseReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }
}
