package kz.jauap.eval;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import kz.jauap.decision.Boldness;
import kz.jauap.pack.Pack;

/// Plays cases on a stage and judges what comes of them.
public final class Evaluation {

    private final Pack pack;
    private final Stage stage;

    public Evaluation(Pack pack, Stage stage) {
        this.pack = pack;
        this.stage = stage;
    }

    /// @param seed of the variants; empty for none
    public Report run(List<EvalCase> cases, OptionalLong seed) {
        List<Report.Line> lines = judge(cases);
        Optional<Report.Variants> variants =
                seed.isPresent() ? Optional.of(variants(passing(cases, lines), seed.getAsLong())) : Optional.empty();
        return Report.of(pack.name(), pack.version(), unjudged(cases, pack), lines, variants.orElse(null));
    }

    /// How true confidence is: the cases played in memory, taking whatever is likeliest.
    public static Calibration calibration(Pack pack, List<EvalCase> cases, Clock clock) {
        Evaluation reckless = new Evaluation(pack, new MemoryStage(pack, clock, Boldness.RECKLESS));
        return Calibration.of(reckless.judge(cases).stream()
                .filter(line -> line.got().confidence().size() == 1)
                .filter(line -> line.got().booking().isEmpty()) // there the open question decides, not a claim
                .map(line -> new Calibration.Claim(line.got().confidence().getFirst(), line.passed()))
                .toList());
    }

    private List<Report.Line> judge(List<EvalCase> cases) {
        List<List<Got>> got = play(cases);
        List<Report.Line> lines = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            lines.addAll(lines(cases.get(i), got.get(i)));
        }
        return lines;
    }

    private List<List<Got>> play(List<EvalCase> cases) {
        return stage.play(cases.stream()
                .map(one -> new Stage.Script(one.localTime().orElse(Day.NOON), one.bursts()))
                .toList());
    }

    private static List<Report.Line> lines(EvalCase played, List<Got> got) {
        List<Report.Line> lines = new ArrayList<>();
        for (int i = 0; i < played.turns().size(); i++) {
            EvalCase.Turn turn = played.turns().get(i);
            Got one = got.get(i);
            int number = i + 1;
            turn.expected().ifPresent(expected -> {
                List<String> wrongs = Judge.wrongs(expected, one);
                lines.add(new Report.Line(
                        played.id(),
                        number,
                        String.join("\n", turn.user()),
                        expected.topic(),
                        one,
                        wrongs.isEmpty(),
                        String.join("; ", wrongs)));
            });
        }
        return lines;
    }

    private static List<EvalCase> passing(List<EvalCase> cases, List<Report.Line> lines) {
        Set<String> failing = new HashSet<>();
        lines.stream().filter(line -> !line.passed()).forEach(line -> failing.add(line.id()));
        return cases.stream().filter(one -> !failing.contains(one.id())).toList();
    }

    private Report.Variants variants(List<EvalCase> cases, long seed) {
        List<Variant> variants = Variant.of(cases, pack, seed);
        List<List<Got>> got = play(variants.stream().map(Variant::rewritten).toList());
        List<Report.Failed> failed = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            lines(variant.rewritten(), got.get(i)).stream()
                    .filter(line -> !line.passed())
                    .findFirst()
                    .map(line -> failed(variant, line))
                    .ifPresent(failed::add);
        }
        int passed = variants.size() - failed.size();
        return new Report.Variants(
                variants.size(), passed, Report.share(passed, variants.size()), kinds(variants, failed), failed);
    }

    private static Report.Failed failed(Variant variant, Report.Line line) {
        return new Report.Failed(line.id(), variant.rewrite().key(), line.turn(), line.user(), line.got(), line.why());
    }

    private static List<Report.Kind> kinds(List<Variant> variants, List<Report.Failed> failed) {
        var totals = variants.stream().collect(Collectors.groupingBy(Variant::rewrite, Collectors.counting()));
        return Arrays.stream(Rewrite.values())
                .filter(totals::containsKey)
                .map(rewrite -> {
                    int total = totals.getOrDefault(rewrite, 0L).intValue();
                    int passed = total
                            - (int) failed.stream()
                                    .filter(one -> one.kind().equals(rewrite.key()))
                                    .count();
                    return new Report.Kind(rewrite.key(), total, passed, Report.share(passed, total));
                })
                .toList();
    }

    /// Where the pack takes no bookings, a wish is passed on as it is, and what was agreed in it is not looked
    /// into.
    private static List<String> unjudged(List<EvalCase> cases, Pack pack) {
        boolean slots = pack.booking().isEmpty()
                && cases.stream()
                        .flatMap(one -> one.turns().stream())
                        .flatMap(turn -> turn.expected().stream())
                        .anyMatch(expected -> !expected.slots().isEmpty());
        return slots ? List.of("slots") : List.of();
    }
}
