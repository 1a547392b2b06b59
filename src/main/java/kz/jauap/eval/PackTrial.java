package kz.jauap.eval;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading.Problem;

/// Whether a pack may take the place of the one in use: its tests are played with both, in memory.
public sealed interface PackTrial {

    /// No case that passes now would fail.
    ///
    /// @param failing ids of cases that fail with both, or are new and fail
    record Passed(List<String> failing) implements PackTrial {

        public Passed {
            failing = List.copyOf(failing);
        }
    }

    /// These cases pass with the version in use and would fail with the new one.
    ///
    /// @param cases where each is written and what is wrong
    /// @param failing ids of all that fail with the new version
    record WorseThanNow(List<Problem> cases, List<String> failing) implements PackTrial {

        public WorseThanNow {
            cases = List.copyOf(cases);
            failing = List.copyOf(failing);
        }
    }

    /// Its cases cannot be read.
    record Unreadable(List<Problem> problems) implements PackTrial {

        public Unreadable {
            problems = List.copyOf(problems);
        }
    }

    /// A version that brings no tests is held to those of the version in use: losing them is no way around them.
    ///
    /// @param files of the new version, `before` of the one in use
    static PackTrial of(
            Pack pack, Map<String, String> files, Optional<Pack> now, Map<String, String> before, Clock clock) {
        boolean brings = files.keySet().stream().anyMatch(PackReader::isTest);
        return switch (CaseFiles.ofPack(brings ? files : before)) {
            case CaseReading.Broken(var problems) -> new Unreadable(problems);
            case CaseReading.Read(var cases) -> compare(pack, now, cases, clock);
        };
    }

    private static PackTrial compare(Pack pack, Optional<Pack> now, List<EvalCase> cases, Clock clock) {
        Map<String, String> wrongs = failing(pack, cases, clock);
        List<String> ids =
                cases.stream().map(EvalCase::id).filter(wrongs::containsKey).toList();
        Set<String> failingNow =
                now.map(one -> failing(one, cases, clock).keySet()).orElse(Set.copyOf(ids));
        List<Problem> worse = cases.stream()
                .filter(one -> wrongs.containsKey(one.id()) && !failingNow.contains(one.id()))
                .map(one -> problem(one, wrongs.getOrDefault(one.id(), "")))
                .toList();
        return worse.isEmpty() ? new Passed(ids) : new WorseThanNow(worse, ids);
    }

    private static Problem problem(EvalCase one, String wrong) {
        return new Problem(
                one.file(),
                one.line(),
                "the case " + one.id() + " passes with the version in use and fails with this one: " + wrong,
                "mend the pack, or the case if it is out of date");
    }

    /// What is wrong first, by id of the failing case.
    private static Map<String, String> failing(Pack pack, List<EvalCase> cases, Clock clock) {
        return new Evaluation(pack, new MemoryStage(pack, clock))
                .run(cases, OptionalLong.empty()).failing().stream()
                        .collect(Collectors.toMap(Report.Line::id, Report.Line::why, (first, later) -> first));
    }
}
