package kz.jauap.ops.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import kz.jauap.eval.Report;

/// A report in the terminal: what failed, then the shares.
final class ReportTable {

    private static final int WORDS = 56;
    private static final int REASON = 72;

    private ReportTable() {}

    static void print(Report report, PrintWriter out) {
        List<List<String>> failing = new ArrayList<>();
        report.failing()
                .forEach(line -> failing.add(List.of(
                        line.id() + (line.turn() > 1 ? "/" + line.turn() : ""),
                        Show.cell(line.user(), WORDS),
                        Show.cell(line.why(), REASON))));
        Show.rows(out, List.of("case", "customer", "what is wrong"), failing);
        out.println();
        Show.rows(out, List.of("topic", "turns", "passed", "share"), shares(report.topics()));
        if (report.variants() != null) {
            out.println();
            Show.rows(
                    out,
                    List.of("rewrite", "variants", "passed", "share"),
                    shares(report.variants().kinds()));
        }
        out.println();
        out.println("%s %s: %d of %d turns are as expected, %s"
                .formatted(
                        report.pack(),
                        report.version(),
                        report.passed(),
                        report.total(),
                        Report.percent(report.rate())));
        if (report.variants() != null) {
            out.println("rewritten: %d of %d variants of passing cases still pass, %s"
                    .formatted(
                            report.variants().passed(),
                            report.variants().total(),
                            Report.percent(report.variants().rate())));
        }
        report.unjudged().forEach(what -> out.println("not judged: " + what));
    }

    private static List<List<String>> shares(List<Report.Kind> kinds) {
        return kinds.stream()
                .map(kind -> List.of(
                        kind.kind(),
                        Integer.toString(kind.total()),
                        Integer.toString(kind.passed()),
                        Report.percent(kind.rate())))
                .toList();
    }
}
