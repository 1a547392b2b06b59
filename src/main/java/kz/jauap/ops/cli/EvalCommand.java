package kz.jauap.ops.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import kz.jauap.eval.CaseFiles;
import kz.jauap.eval.CaseReading;
import kz.jauap.eval.EvalCase;
import kz.jauap.eval.Evaluation;
import kz.jauap.eval.Report;
import kz.jauap.eval.ReportPage;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `eval`: plays cases through a whole house and reports.
@Command(
        name = "eval",
        description = "Plays cases with a pack through a whole Jauap and reports how many come out as expected.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: jauap eval --pack packs/demo-salon --cases cases.yaml --variants --html report.html --min 0.97",
            "The files of cases and the report are described in docs/eval.md."
        })
final class EvalCommand extends Speaking implements Callable<Integer> {

    private final Map<String, String> env;
    private final Cli.Start start;

    @Option(names = "--pack", required = true, paramLabel = "DIR", description = "Folder of the pack.")
    private Path pack = Path.of("");

    @Option(
            names = "--cases",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of cases; without them the pack's own tests are played.")
    private List<Path> cases = List.of();

    @Option(names = "--variants", description = "Play mechanical rewrites of the passing cases too.")
    private boolean variants;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the rewrites (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--model", paramLabel = "off|URL", description = "Language model (${DEFAULT-VALUE}).")
    private String model = "off";

    @Option(names = "--json", paramLabel = "OUT", description = "Write the report as JSON.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "OUT", description = "Write the report as a page.")
    private @Nullable Path html;

    @Option(names = "--min", paramLabel = "RATE", description = "Exit with 1 below this rate, 0 to 1.")
    private double min;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description =
                    "An empty PostgreSQL to play in, with JAUAP_DB_USER and JAUAP_DB_PASSWORD; else one of its own.")
    private @Nullable String database;

    EvalCommand(Map<String, String> env, Cli.Start start) {
        this.env = env;
        this.start = start;
    }

    @Override
    public Integer call() {
        demand();
        PackFolder folder = PackFolder.read(pack, line());
        CaseReading reading = cases.isEmpty() ? CaseFiles.ofPack(folder.files()) : CaseFiles.read(cases);
        List<EvalCase> all = PackFolder.cases(reading, line());
        if (all.isEmpty()) {
            throw new Refused(
                    "There is nothing to play: the pack has no tests.", "give --cases, or write tests/*.yaml", 1);
        }
        Report report;
        try (EvalHouse house = EvalHouse.open(env, database, start)) {
            report = new Evaluation(folder.pack(), house.stage(folder.pack(), folder.files()))
                    .run(all, variants ? OptionalLong.of(seed) : OptionalLong.empty())
                    .with(Evaluation.calibration(folder.pack(), all, Clock.systemUTC()));
        }
        write(json, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
        write(html, ReportPage.html(report));
        ReportTable.print(report, out());
        return verdict(report);
    }

    private void demand() {
        if (!model.equals("off")) {
            throw new Refused(
                    "This version of Jauap answers without a language model, so it cannot be evaluated with one: --model "
                            + model + ".",
                    "leave --model out, or write --model off",
                    Cli.REFUSED);
        }
        if (min < 0 || min > 1) {
            throw new Refused("--min is a share from 0 to 1, not " + min + ".", "for 97 % write --min 0.97", 2);
        }
    }

    private int verdict(Report report) {
        if (report.rate() >= min) {
            return 0;
        }
        line().getErr().println("The rate %.4f is below the demanded %.4f.".formatted(report.rate(), min));
        return Cli.REFUSED;
    }

    private void write(@Nullable Path file, String text) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, text);
            out().println("Written: " + file);
        } catch (IOException e) {
            throw new Refused("Cannot write " + file + ": " + e.getMessage(), "check its folder", Cli.REFUSED);
        }
    }
}
